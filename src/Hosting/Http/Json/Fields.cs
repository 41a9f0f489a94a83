using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Hosting.Http.Json;

/// <summary>Trims an answer to the fields its caller asked for; of a page, each of its items.</summary>
internal static class Fields
{
    public static JsonNode? Trim(object value, string asked, JsonSerializerOptions json)
    {
        var type = value.GetType();
        var isPage = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>);
        var wanted = Known(asked, json.GetTypeInfo(isPage ? type.GetGenericArguments()[0] : type));
        var node = JsonSerializer.SerializeToNode(value, type, json);
        if (isPage)
            foreach (var item in node!["items"]!.AsArray()) Keep(item, wanted);
        else
            Keep(node, wanted);
        return node;
    }

    private static HashSet<string> Known(string asked, JsonTypeInfo type)
    {
        var wanted = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var known = type.Properties.Select(p => p.Name).ToArray();
        return wanted.IsSubsetOf(known) ? wanted : throw new MalformedException("fields",
            known.Length == 0 ? "This answer has no fields to choose from." : $"The fields here are {string.Join(", ", known)}.");
    }

    private static void Keep(JsonNode? node, HashSet<string> wanted)
    {
        if (node is not JsonObject item) return;
        foreach (var name in item.Select(p => p.Key).Where(name => !wanted.Contains(name)).ToArray()) item.Remove(name);
    }
}
