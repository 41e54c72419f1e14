/**
 * The snippet as Ecomail's account prints it (its loader is Snowplow's of version 2), with our two hosts in it;
 * `calls` go between it and the page view.
 */
export function ecomailSnippet(script: string, collector: string, options = "appId: 'shop'", calls = ''): string {
  return `<script type="text/javascript">
;(function(p,l,o,w,i,n,g){if(!p[i]){p.GlobalSnowplowNamespace=p.GlobalSnowplowNamespace||[];
p.GlobalSnowplowNamespace.push(i);p[i]=function(){(p[i].q=p[i].q||[]).push(arguments)
};p[i].q=p[i].q||[];n=l.createElement(o);g=l.getElementsByTagName(o)[0];n.async=1;
n.src=w;g.parentNode.insertBefore(n,g)}}(window,document,"script","${script}","ecotrack"));
window.ecotrack('newTracker', 'cf', '${collector}', { ${options} });
window.ecotrack('setUserIdFromLocation', 'ecmid');
${calls}
window.ecotrack('trackPageView');
</script>`
}
