using System.Collections.Frozen;

namespace Platform;

/// <summary>The sites whose things a caller may know of: all of the tenant's, or only some. What is at another site does not exist for the caller.</summary>
public sealed class PermittedSites
{
    public static readonly PermittedSites All = new(FrozenSet<Guid>.Empty, isAll: true);

    private readonly FrozenSet<Guid> _some;

    private PermittedSites(FrozenSet<Guid> some, bool isAll) => (_some, IsAll) = (some, isAll);

    public bool IsAll { get; }

    /// <summary>The sites by name; empty when all are permitted.</summary>
    public IReadOnlyCollection<Guid> Ids => _some;

    /// <summary>These and no others; of no sites, nothing is permitted.</summary>
    public static PermittedSites Only(IEnumerable<Guid> sites) => new(sites.ToFrozenSet(), isAll: false);

    /// <summary>As people, keys and invitations keep them: a list that names none means all.</summary>
    public static PermittedSites Listed(IReadOnlyCollection<Guid> sites) => sites.Count == 0 ? All : Only(sites);

    public bool Contains(Guid site) => IsAll || _some.Contains(site);

    /// <summary>Whether nothing is permitted there that is not permitted here: nobody hands on more than they have.</summary>
    public bool Covers(PermittedSites other) => IsAll || (!other.IsAll && other._some.All(_some.Contains));
}
