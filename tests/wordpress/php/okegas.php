<?php
/**
 * What the plugins of a news site put into its pages: polls, "Baca juga", share bars, related posts, what is for search
 * engines; and what they switch off.
 */

/** A poll as TS Poll renders it, with a random number of this rendering. */
function okegas_poll( $kind ) {
	$html = file_get_contents( WP_CONTENT_DIR . "/polls/$kind.html" );
	preg_match( '/ts_poll_form_(\d+)/', $html, $number );
	return str_replace( $number[1], wp_rand( 100000, 999999 ), $html );
}
add_shortcode( 'TS_Poll', fn( $given ) => okegas_poll( $given['type'] ) );

/** A "Baca juga" that is not typed by an editor. */
function okegas_related( $given, $shape ) {
	$titles = array( '{url}' => get_permalink( $given['post'] ), '{title}' => get_the_title( $given['post'] ) );
	return strtr( str_replace( array( '((', '))' ), array( '<', '>' ), $shape ), $titles );
}
add_shortcode( 'baca_juga', 'okegas_related' );

/** An ad inserter: behind the paragraphs 1 and 4 a block, which may be empty. Those of quotations do not count. */
function okegas_insert( $content, $polls ) {
	$number = $block = 0;
	return preg_replace_callback(
		'#<blockquote.*?</blockquote>|</p>#s',
		function ( $found ) use ( $polls, &$number, &$block ) {
			$place = '</p>' === $found[0] ? array_search( ++$number, array( 1, 4 ), true ) : false;
			if ( false === $place ) {
				return $found[0];
			}
			$poll = $polls[ $place ] ? okegas_poll( $polls[ $place ] ) : "\n";
			return $found[0] . "<div class='code-block code-block-" . ++$block . "' style='margin: 8px 0; clear: both;'>\n$poll</div>\n";
		},
		$content
	);
}

function okegas_share_bar( $place ) {
	$url     = get_permalink();
	$buttons = '';
	foreach ( array( 'facebook', 'x', 'whatsapp' ) as $network ) {
		$to       = "https://www.addtoany.com/add_to/$network?linkurl=" . rawurlencode( $url );
		$buttons .= "<a class='a2a_button_$network' href='$to' rel='nofollow noopener' target='_blank'></a>";
	}
	return "<div class='addtoany_share_save_container addtoany_content addtoany_content_$place'>"
		. "<div class='addtoany_header'>Bagikan:</div><div class='a2a_kit addtoany_list'>$buttons</div></div>";
}

function okegas_related_posts() {
	$items = '';
	foreach ( get_posts( array( 'numberposts' => 4, 'exclude' => array( get_the_ID() ) ) ) as $post ) {
		$items .= '<li><a href="' . get_permalink( $post ) . '" class="crp_link"><span class="crp_title">' . get_the_title( $post ) . '</span></a></li>';
	}
	return "<div class='crp_related'><h3>Berita Terkait:</h3><ul>$items</ul></div>";
}

function okegas_content( $content ) {
	if ( ! is_singular( 'post' ) || get_the_ID() !== get_queried_object_id() || post_password_required() ) {
		return $content;
	}
	$views = get_post_meta( get_the_ID(), 'views', true );
	$views = $views ? "<div class='post-views entry-meta'><span class='post-views-label'>Dibaca:</span> <span class='post-views-count'>$views</span></div>" : '';
	return okegas_share_bar( 'top' )
		. okegas_insert( $content, get_post_meta( get_the_ID(), 'polls', true ) ?: array( null, null ) )
		. okegas_share_bar( 'bottom' ) . $views . okegas_related_posts();
}
add_filter( 'the_content', 'okegas_content', 99 );

/** What an SEO plugin prints, where the option `seo` says so: instants in UTC. */
function okegas_head() {
	$post = get_queried_object();
	if ( ! get_option( 'seo' ) || ! is_singular( 'post' ) ) {
		return;
	}
	$published = get_post_time( 'Y-m-d\TH:i:sP', true, $post );
	$modified  = get_post_modified_time( 'Y-m-d\TH:i:sP', true, $post );
	$article   = array(
		'@type'         => 'NewsArticle',
		'headline'      => html_entity_decode( get_the_title( $post ), ENT_QUOTES ),
		'datePublished' => $published,
		'dateModified'  => $modified,
	);
	$graph     = array( '@context' => 'https://schema.org', '@graph' => array( $article ) );
	echo "<meta property='article:published_time' content='$published' />\n";
	echo "<meta property='article:modified_time' content='$modified' />\n";
	echo '<script type="application/ld+json">' . wp_json_encode( $graph ) . "</script>\n";
}
add_action( 'wp_head', 'okegas_head' );

/** What a security plugin switches off, as the option `without` lists it. */
function okegas_without() {
	$without = (array) get_option( 'without', array() );
	if ( in_array( 'rest', $without, true ) ) {
		add_filter( 'rest_authentication_errors', fn() => new WP_Error( 'rest_disabled', 'Tidak tersedia.', array( 'status' => 401 ) ) );
	}
	if ( in_array( 'xmlrpc', $without, true ) ) {
		add_filter( 'xmlrpc_enabled', '__return_false' );
	}
	if ( in_array( 'sitemap', $without, true ) ) {
		add_filter( 'wp_sitemaps_enabled', '__return_false' );
	}
	if ( in_array( 'menu', $without, true ) ) {
		add_filter( 'pre_wp_nav_menu', '__return_empty_string' );
		add_filter( 'block_core_navigation_render_fallback', '__return_empty_array' );
	}
}
add_action( 'muplugins_loaded', 'okegas_without' );

/** No mail leaves the machine. */
function wp_mail() {
	return true;
}
