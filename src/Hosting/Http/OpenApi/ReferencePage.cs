using System.Net.Mime;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Platform.Hosting.Http.OpenApi;

/// <summary>/openapi/v1.json, and /reference: a page that shows it and tries it out. Its script comes with the web app's files.</summary>
internal static class ReferencePage
{
    /// <summary>Where the web app's build puts Scalar's standalone script.</summary>
    private const string Script = "/reference/scalar.js";

    public static void MapReference(this WebApplication app)
    {
        // The endpoints of a running application do not change, so their document is made once.
        var document = new Lazy<Task<byte[]>>(() => ApiDocument.Text(app.Services, CancellationToken.None));
        app.MapGet("/openapi/v1.json", async () => TypedResults.Bytes(await document.Value, MediaTypeNames.Application.Json)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/reference", Page).AllowAnonymous().ExcludeFromDescription();
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult Page(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return TypedResults.Content($$"""
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Platform API</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml">
              </head>
              <body>
                <div id="reference"><p>The API's document is at <a href="/openapi/v1.json">/openapi/v1.json</a>. This page shows it once the web app is built.</p></div>
                <script nonce="{{nonce}}" src="{{Script}}"></script>
                <script nonce="{{nonce}}">
                  if (window.Scalar) {
                    document.getElementById('reference').replaceChildren();
                    Scalar.createApiReference('#reference', {
                      url: '/openapi/v1.json', withDefaultFonts: false, telemetry: false, hideClientButton: true, showDeveloperTools: 'never',
                      agent: { disabled: true }, mcp: { disabled: true }, persistAuth: false,
                      authentication: { preferredSecurityScheme: '{{ApiDocument.KeyScheme}}' },
                    });
                  }
                </script>
              </body>
            </html>
            """, "text/html; charset=utf-8");
    }
}
