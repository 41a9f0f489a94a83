using System.Text.Json.Serialization;

namespace Platform.Hosting.Http;

/// <summary>Some items of a list, and the cursor that asks for those after them; no cursor, no more.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>How many items the whole list has, when asked for; counted up to 10,000.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary>Whether the list has more items than were counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? CountIsCapped { get; init; }

    /// <summary>The same page, its items shown another way.</summary>
    public Page<TView> Show<TView>(IReadOnlyList<TView> items) => new(items, Next) { Count = Count, CountIsCapped = CountIsCapped };
}
