namespace Platform.Devices.Domain.Imports;

/// <summary>What files may call the sites, types and groups there are.</summary>
internal sealed class ImportNames(IEnumerable<(Guid Id, int Number, string Name)> sites, IEnumerable<(Guid Id, string Name)> types, IEnumerable<(Guid Id, string Name)> groups)
{
    /// <summary>For reading what needs no names.</summary>
    public static readonly ImportNames None = new([], [], []);

    private readonly Dictionary<string, Guid> _sites = Named(sites.SelectMany(s => new[] { (s.Id, s.Name), (s.Id, $"S-{s.Number}"), (s.Id, s.Id.ToString()) }));
    private readonly Dictionary<string, Guid> _types = Named(types.SelectMany(t => new[] { t, (t.Id, t.Id.ToString()) }));
    private readonly Dictionary<string, Guid> _groups = Named(groups.SelectMany(g => new[] { g, (g.Id, g.Id.ToString()) }));

    public Guid? Site(string name) => _sites.TryGetValue(name, out var id) ? id : null;
    public Guid? Type(string name) => _types.TryGetValue(name, out var id) ? id : null;
    public Guid? Group(string name) => _groups.TryGetValue(name, out var id) ? id : null;

    // A site may be called as another one is numbered: the name comes first, and the first stays.
    private static Dictionary<string, Guid> Named(IEnumerable<(Guid Id, string Name)> all)
    {
        var named = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, name) in all) named.TryAdd(name.Trim(), id);
        return named;
    }
}
