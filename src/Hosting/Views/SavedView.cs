namespace Platform.Hosting.Views;

/// <summary>A list as somebody likes to see it: what is asked of it, and which columns it shows.</summary>
internal sealed record SavedView
{
    public const int MostOfOne = 200;

    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Which list: "devices".</summary>
    public required string List { get; init; }

    public required string Name { get; set; }

    /// <summary>The parameters of the list, as its address has them.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; set; }

    public required string[] Columns { get; set; }

    /// <summary>Whose it is; nobody's, once they are forgotten.</summary>
    public Guid? Owner { get; set; }

    public required bool IsShared { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
    public required int Version { get; set; }
}
