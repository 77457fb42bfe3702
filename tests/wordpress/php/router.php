<?php
// What a web server in front does for WordPress: files as they are, everything else to index.php, and every visitor
// comes to the site's public address. Notes each request.

file_put_contents(
	getenv( 'WORDPRESS_REQUESTS' ),
	"{$_SERVER['REQUEST_METHOD']} {$_SERVER['REQUEST_URI']}\n",
	FILE_APPEND | LOCK_EX
);

$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/';
if ( '/' !== $path && is_file( $_SERVER['DOCUMENT_ROOT'] . $path ) ) {
	return false;
}
$home = parse_url( getenv( 'WORDPRESS_HOME' ) );

$_SERVER['HTTPS']           = 'https' === $home['scheme'] ? 'on' : '';
$_SERVER['HTTP_HOST']       = $home['host'];
$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['PHP_SELF']        = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
unset( $_SERVER['PATH_INFO'] );
require $_SERVER['SCRIPT_FILENAME'];
