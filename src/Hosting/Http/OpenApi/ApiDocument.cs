using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Platform.Hosting.Http.OpenApi;

/// <summary>The API as an OpenAPI 3.1 document: what the web app's types, the reference and the contract test are made from.</summary>
public static class ApiDocument
{
    internal const string Name = "v1";
    internal const string Problem = "Problem";
    internal const string KeyScheme = "key";
    internal const string SessionScheme = "session";
    internal static readonly string[] Schemes = [KeyScheme, SessionScheme];

    /// <summary>Writes the document of an application whose endpoints are mapped; it need not run, and is not started.</summary>
    public static async Task Write(WebApplication app, Stream to, CancellationToken ct = default)
    {
        // Tells what describes endpoints which ones there are; a starting application does the same.
        app.UseEndpoints(_ => { });
        await to.WriteAsync(await Text(app.Services, ct), ct);
    }

    internal static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        var names = new SchemaNames();
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = names.Of;
        options.AddSchemaTransformer(new SchemaNotes());
        options.AddOperationTransformer(new OperationNotes());
        options.AddDocumentTransformer(new WholeDocument());
    });

    internal static async Task<byte[]> Text(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(ct);
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct);
        return Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n") + "\n");
    }
}
