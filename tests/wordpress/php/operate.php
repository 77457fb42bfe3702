<?php
// Does to WordPress, by its own functions, what stdin lists as JSON: [["category", {…}], ["post", {…}], …].
// Run in WordPress's folder; the operations are the public functions below.

require getcwd() . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user( 1 ); // an administrator: markup is kept as it is

final class Operations {
	private static function checked( $id ) {
		if ( is_wp_error( $id ) || ! $id ) {
			throw new Exception( is_wp_error( $id ) ? $id->get_error_message() : 'refused without a reason' );
		}
		return $id;
	}

	public static function option( $given ) {
		update_option( $given['name'], $given['value'] );
	}

	public static function poll( $given ) {
		wp_mkdir_p( WP_CONTENT_DIR . '/polls' );
		file_put_contents( WP_CONTENT_DIR . "/polls/{$given['kind']}.html", $given['html'] );
	}

	public static function author( $given ) {
		$user = array(
			'user_login'    => $given['slug'],
			'user_nicename' => $given['slug'],
			'display_name'  => $given['name'],
			'user_pass'     => 'a password',
			'role'          => 'author',
		);
		self::checked( wp_insert_user( wp_slash( $user ) ) );
	}

	public static function category( $given ) {
		$parent = $given['parent'] ? get_term_by( 'slug', $given['parent'], 'category' )->term_id : 0;
		$known  = get_term_by( 'slug', $given['slug'], 'category' );
		if ( ! $known ) {
			$term = array( 'slug' => $given['slug'], 'parent' => $parent );
			self::checked( wp_insert_term( $given['name'], 'category', $term ) );
		}
	}

	public static function picture( $given ) {
		$attachment = array(
			'import_id'      => $given['id'],
			'post_title'     => $given['slug'],
			'post_name'      => $given['slug'],
			'post_excerpt'   => $given['caption'],
			'post_mime_type' => 'image/jpeg',
		);
		$id         = self::checked( wp_insert_attachment( wp_slash( $attachment ), $given['file'] ) );
		$small      = array(
			'file'   => str_replace( '.jpg', '-150x150.jpg', basename( $given['file'] ) ),
			'width'  => 150,
			'height' => 150,
		);
		$known      = array(
			'file'   => $given['file'],
			'width'  => 1200,
			'height' => 675,
			'sizes'  => array( 'thumbnail' => $small ),
		);
		wp_update_attachment_metadata( $id, $known );
	}

	public static function post( $given ) {
		$slugs = fn( $slug ) => get_term_by( 'slug', $slug, 'category' )->term_id;
		$post  = array(
			'ID'             => get_post( $given['id'] ) ? $given['id'] : 0,
			'import_id'      => $given['id'],
			'post_title'     => $given['title'],
			'post_name'      => $given['slug'],
			'post_content'   => $given['content'],
			'post_author'    => $given['author'],
			'post_status'    => 'trash' === $given['status'] ? 'publish' : $given['status'],
			'post_password'  => $given['password'],
			'post_date'      => get_date_from_gmt( $given['published'] ),
			'post_date_gmt'  => $given['published'],
			'edit_date'      => true,
			'post_category'  => array_map( $slugs, $given['categories'] ),
			'tags_input'     => $given['tags'],
			'comment_status' => 'open',
		);
		// WordPress itself says that a post was edited now, or when it was published.
		$edited = function ( $data ) use ( $given ) {
			return array_merge(
				$data,
				array(
					'post_modified'     => get_date_from_gmt( $given['modified'] ),
					'post_modified_gmt' => $given['modified'],
				)
			);
		};
		add_filter( 'wp_insert_post_data', $edited );
		$save = $post['ID'] ? 'wp_update_post' : 'wp_insert_post';
		$id   = self::checked( $save( wp_slash( $post ), true ) );
		if ( 'trash' === $given['status'] ) {
			self::checked( wp_trash_post( $id ) );
		}
		remove_filter( 'wp_insert_post_data', $edited );
		if ( $id !== $given['id'] ) {
			throw new Exception( "post {$given['id']} came as $id" );
		}
		$given['sticky'] ? stick_post( $id ) : unstick_post( $id );
		$given['picture'] ? set_post_thumbnail( $id, $given['picture'] ) : delete_post_thumbnail( $id );
		update_post_meta( $id, 'polls', $given['polls'] );
		update_post_meta( $id, 'views', $given['views'] );
	}

	// A classic theme shows a menu, a block theme a navigation; both name every category.
	public static function menu( $given ) {
		$menu  = self::checked( wp_create_nav_menu( 'Menu Utama' ) );
		$links = '';
		foreach ( get_terms( array( 'taxonomy' => 'category', 'hide_empty' => false ) ) as $term ) {
			$item = array(
				'menu-item-type'      => 'taxonomy',
				'menu-item-object'    => 'category',
				'menu-item-object-id' => $term->term_id,
				'menu-item-status'    => 'publish',
			);
			self::checked( wp_update_nav_menu_item( $menu, 0, $item ) );
			$link   = array(
				'label' => $term->name,
				'type'  => 'category',
				'id'    => $term->term_id,
				'url'   => get_term_link( $term ),
				'kind'  => 'taxonomy',
			);
			$links .= get_comment_delimited_block_content( 'core/navigation-link', $link, '' );
		}
		$navigation = array(
			'post_type'    => 'wp_navigation',
			'post_status'  => 'publish',
			'post_title'   => 'Menu Utama',
			'post_content' => $links,
		);
		self::checked( wp_insert_post( wp_slash( $navigation ), true ) );

		// The header of twentytwentytwo lists the site's pages, until an editor makes a menu of it.
		$header = file_get_contents( get_theme_root() . '/twentytwentytwo/parts/header.html' );
		$part   = array(
			'post_type'    => 'wp_template_part',
			'post_status'  => 'publish',
			'post_name'    => 'header',
			'post_title'   => 'Header',
			'post_content' => preg_replace_callback( '#<!-- wp:page-list .*? /-->#', fn() => $links, $header ),
		);
		$id     = self::checked( wp_insert_post( wp_slash( $part ), true ) );
		wp_set_object_terms( $id, 'twentytwentytwo', 'wp_theme' );
		wp_set_object_terms( $id, 'header', 'wp_template_part_area' );
	}

	public static function theme( $given ) {
		switch_theme( $given['name'] );
		delete_option( 'theme_switched' ); // what the first visit would do: guess the menu's place
		$menu = wp_get_nav_menu_object( 'Menu Utama' );
		set_theme_mod( 'nav_menu_locations', array_fill_keys( array( 'primary', 'footer' ), $menu->term_id ) );
	}
}

foreach ( json_decode( stream_get_contents( STDIN ), true, 512, JSON_THROW_ON_ERROR ) as [ $operation, $given ] ) {
	Operations::$operation( $given );
}
