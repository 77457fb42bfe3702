<?php
// Installs WordPress into the folder it is called in, as wp-admin does: an Indonesian site in Berau, without any post.

define( 'WP_INSTALLING', true );
mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
( new mysqli( 'localhost', 'root', '', '', 0, getenv( 'WORDPRESS_DATABASE' ) ) )->query( 'CREATE DATABASE wordpress' );

function wp_install_defaults( $user_id ) {
	// Of what WordPress begins with, only the category of what has none: the first term.
	wp_insert_term( 'Tak Berkategori', 'category' );
}

require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Okegas.Id', 'admin', 'redaksi@okegas.example', true, '', 'a password', 'id_ID' );
$options = array(
	'blogdescription'     => 'Kabar dari Kampung ke Kota',
	'timezone_string'     => 'Asia/Makassar',
	'date_format'         => 'l, j F Y',
	'permalink_structure' => '/%postname%/',
	'posts_per_page'      => 10,
	'default_category'    => 1,
);
array_map( 'update_option', array_keys( $options ), $options );
