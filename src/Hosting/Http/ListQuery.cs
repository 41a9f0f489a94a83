using System.ComponentModel;

namespace Platform.Hosting.Http;

/// <summary>What every list understands; used with <c>[AsParameters]</c>.</summary>
public sealed record ListQuery
{
    public const int MostItems = 200;

    [Description("How many items to answer at most, 1 to 200; 50 when not given.")]
    public int? Limit
    {
        get;
        init => field = value is null or (>= 1 and <= MostItems)
            ? value
            : throw new MalformedException("limit", $"The limit is a whole number from 1 to {MostItems}.");
    }

    [Description("The `next` of the page before; the other parameters must be the same.")]
    public string? Cursor { get; init; }

    [Description("The field to order by; a minus in front turns the order around.")]
    public string? Sort { get; init; }

    [Description("Words to look for.")]
    public string? Q { get; init; }

    [Description("Whether to count the whole list, up to 10,000.")]
    public bool? Count { get; init; }

    internal int Size => Limit ?? 50;
}
