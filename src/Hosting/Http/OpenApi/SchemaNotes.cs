using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Platform.Hosting.Http.OpenApi;

/// <summary>Adds to each schema what the doc comments say, and what our converters make of a type.</summary>
internal sealed class SchemaNotes : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var info = context.JsonTypeInfo;
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var orNull = type != info.Type && context.JsonPropertyInfo is not null ? JsonSchemaType.Null : 0;
        // A type with a converter of ours is a closed book to the framework.
        if (type == typeof(TimeSpan)) (schema.Type, schema.Format, schema.Pattern) = (JsonSchemaType.String | orNull, "duration", null);
        if (type == typeof(DateTimeOffset)) schema.Format = "date-time";
        if (type == typeof(DateTimeOffset) || type.IsEnum) schema.Type = JsonSchemaType.String | orNull;
        if (type == typeof(double)) schema.Type = JsonSchemaType.Number | orNull;

        if (info.Kind is JsonTypeInfoKind.Enumerable && info.ElementType == typeof(double)) schema.Items ??= new OpenApiSchema { Type = JsonSchemaType.Number };

        if (context.JsonPropertyInfo is { AttributeProvider: PropertyInfo property }) schema.Description ??= DocComments.Of(property);
        else if (type.Assembly != typeof(object).Assembly) schema.Description ??= DocComments.Of(type);

        if (info.Kind == JsonTypeInfoKind.Object && context.JsonPropertyInfo is null && info.Properties.Count > 0)
        {
            // The framework asks for every parameter of a record, those that may be null among them.
            schema.Required = info.Properties.Where(IsNeeded).Select(p => p.Name).ToHashSet();
            (schema.Metadata ??= new Dictionary<string, object>())[AlwaysWritten] = info.Properties.Where(IsAlwaysWritten).Select(p => p.Name).ToHashSet();
        }

        return Task.CompletedTask;
    }

    /// <summary>The properties an answer always has, whether or not a request must.</summary>
    public const string AlwaysWritten = "platform.always-written";

    private static bool IsAlwaysWritten(JsonPropertyInfo property) => property.Get is not null && !Has<JsonIgnoreAttribute>(property);

    private static bool IsNeeded(JsonPropertyInfo property) => property.IsRequired || Has<RequiredAttribute>(property);

    private static bool Has<TAttribute>(JsonPropertyInfo property) => property.AttributeProvider?.GetCustomAttributes(typeof(TAttribute), inherit: true).Length > 0;
}
