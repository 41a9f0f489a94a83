using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Hosting.Http.Faults;

namespace Platform.Hosting.Http.OpenApi;

/// <summary>What belongs to the document as a whole; and an order, so that the same API is the same text.</summary>
internal sealed class WholeDocument : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Platform",
            Version = "v1",
            Description = $"""
                Operations of places and the things in them. Changes take `If-Match` and answer an `ETag`; lists go on with `cursor`;
                every problem has a code in its `type`.

                Any endpoint may answer these; what else it may refuse, and why, its answer says in the same shape.

                | status | type | what it says |
                |---|---|---|
                {string.Join('\n', ProblemCode.All.Select(p => $"| {p.Status} | `{Problems.Urn}{p.Code}` | {p.Title} |"))}
                """,
        };
        document.Servers = [];
        document.Components ??= new();
        var schemas = document.Components.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        schemas[ApiDocument.Problem] = Problem();
        RequireWhatIsAlwaysAnswered(document, schemas);
        document.Components.Schemas = Sorted(schemas);
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiDocument.KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key." },
            [ApiDocument.SessionScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "platform_session", Description = "The web app's session.",
            },
        };

        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            paths[path] = item;
            if (item is OpenApiPathItem { Operations: { } verbs } own)
                own.Operations = verbs.OrderBy(v => v.Key.Method, StringComparer.Ordinal).ToDictionary(v => v.Key, v => v.Value);
        }

        document.Paths = paths;
        foreach (var operation in Operations(document))
        {
            if (operation.Responses is not { } responses) continue;
            operation.Responses = [];
            foreach (var (status, response) in responses.OrderBy(r => r.Key, StringComparer.Ordinal)) operation.Responses[status] = response;
        }

        var tags = Operations(document).SelectMany(o => o.Tags ?? new HashSet<OpenApiTagReference>()).Select(t => t.Name!).Distinct().Order(StringComparer.Ordinal);
        document.Tags = tags.Select(name => new OpenApiTag { Name = name }).ToHashSet();
        return Task.CompletedTask;
    }

    // What a request may leave out, an answer still says: as null. Only what no request uses can promise that.
    private static void RequireWhatIsAlwaysAnswered(OpenApiDocument document, IDictionary<string, IOpenApiSchema> schemas)
    {
        var asked = SchemaReach.From(Operations(document).SelectMany(o => o.RequestBody?.Content?.Values ?? []).Select(c => c.Schema), schemas);
        foreach (var (name, schema) in schemas)
            if (!asked.Contains(name) && schema is OpenApiSchema { Properties: { } properties, Metadata: { } notes } own
                && notes.TryGetValue(SchemaNotes.AlwaysWritten, out var note) && note is HashSet<string> written)
            {
                own.Required = properties.Keys.Where(written.Contains).ToHashSet();
                own.AdditionalPropertiesAllowed = true; // fields will be added
            }
    }

    private static IEnumerable<OpenApiOperation> Operations(OpenApiDocument document) =>
        document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>());

    private static Dictionary<string, IOpenApiSchema> Sorted(IDictionary<string, IOpenApiSchema> schemas) =>
        schemas.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.Value);

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong (RFC 9457).",
        Required = new HashSet<string> { "type", "title", "status", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("`urn:problem:` and the code, which never changes: `urn:problem:device.not-found`."),
            ["title"] = Text("A sentence for people."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["detail"] = Text("What to do, or more of what happened."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "By field, what is wrong with it.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
            ["upgrade"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object, Description = "With 402: the feature, the plan that has it, and its price.", AdditionalProperties = new OpenApiSchema(),
            },
            ["traceId"] = Text("Names this call in our traces and logs."),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
