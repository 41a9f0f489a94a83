using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Platform.Hosting.Http.OpenApi;

/// <summary>
/// Names schemas as a reader of the reference would: EscalateTicket.Command is EscalateTicketCommand, Page of DeviceView is DevicePage.
/// Two types of one name are a mistake that stops the document, for one would silently stand for the other.
/// </summary>
internal sealed class SchemaNames
{
    private readonly ConcurrentDictionary<string, Type> _taken = new();

    public string? Of(JsonTypeInfo info)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null) return null;
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = NameOf(type);
        if (_taken.GetOrAdd(name, type) is var other && other != type)
            throw new InvalidOperationException($"{other} and {type} would both be called {name} in the API's document: rename one of them.");
        return name;
    }

    internal static string NameOf(Type type)
    {
        if (type.IsArray) return NameOf(type.GetElementType()!) + "List";
        var name = type.Name.Split('`')[0];
        if (type.IsGenericType)
            return string.Concat(type.GetGenericArguments().Select(argument => Without("View", NameOf(argument)))) + name;
        // A one-word name, such as Command, says nothing without its slice.
        return type.DeclaringType is { } slice && name.Count(char.IsUpper) == 1 ? slice.Name + name : name;
    }

    private static string Without(string ending, string name) =>
        name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;
}
