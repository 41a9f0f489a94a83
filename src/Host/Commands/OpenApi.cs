using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Http.OpenApi;

namespace Platform.Host.Commands;

/// <summary>openapi: prints the API's document, for the web app's types and for other people's clients. Needs no database.</summary>
internal static class OpenApi
{
    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args)
    {
        var builder = PlatformHost.Compose(modules, args);
        builder.Services.AddSingleton(_ => new Databases("Host=nowhere")); // described, never started
        await using var app = builder.Build();
        app.MapModules(modules);
        await using var output = Console.OpenStandardOutput();
        await ApiDocument.Write(app, output);
        return 0;
    }
}
