using Microsoft.OpenApi;

namespace Platform.Hosting.Http.OpenApi;

/// <summary>Which named schemas others lead to.</summary>
internal static class SchemaReach
{
    public static HashSet<string> From(IEnumerable<IOpenApiSchema?> roots, IDictionary<string, IOpenApiSchema> schemas)
    {
        var reached = new HashSet<string>();
        var next = new Stack<IOpenApiSchema?>(roots);
        while (next.TryPop(out var schema))
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } id })
            {
                if (reached.Add(id) && schemas.TryGetValue(id, out var named)) next.Push(named);
                continue;
            }

            foreach (var part in Parts(schema)) next.Push(part);
        }

        return reached;
    }

    private static IEnumerable<IOpenApiSchema?> Parts(IOpenApiSchema? schema) => schema is null ? [] :
        [.. schema.Properties?.Values ?? [], .. schema.AllOf ?? [], .. schema.AnyOf ?? [], .. schema.OneOf ?? [], schema.Items, schema.AdditionalProperties];
}
