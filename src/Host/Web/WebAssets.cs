using Microsoft.Extensions.FileProviders;

namespace Platform.Host.Web;

/// <summary>Serves the web app: files by their hashed names for ever, and the page itself for every address the app routes.</summary>
internal static class WebAssets
{
    public static void MapWebApp(this WebApplication app, string? folder)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapGet("/", () => Results.Text(
                "The API runs, but the web app has not been built: install Node 20 or newer, so that npm is found, and start again. The API reference is at /openapi/v1.json.\n"))
                .AllowAnonymous().ExcludeFromDescription();
            return;
        }

        var files = new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)),
            OnPrepareResponse = static file => CacheFor(file.Context),
        };
        app.UseStaticFiles(files);
        app.MapFallbackToFile("/", "index.html", files).AllowAnonymous(); // a path constraint never holds for the empty path
        app.MapFallbackToFile("{*path:nonfile:regex(^(?!v1/|openapi/|reference|health|alive).*$)}", "index.html", files).AllowAnonymous();
    }

    // Vite puts a hash of the content into every name under /assets; all else is asked for again.
    private static void CacheFor(HttpContext context) => context.Response.Headers.CacheControl =
        context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
