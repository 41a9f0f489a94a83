using Platform.Contracts.Sites;
using Platform.Identity.Domain;

namespace Platform.Identity.Features.People;

/// <summary>Sites as a request names them: by id, or by the number people say aloud.</summary>
internal static class NamedSites
{
    /// <summary>Their ids, in order and once each; refused when the caller knows no such site.</summary>
    public static async Task<Outcome<Guid[]>> Resolve(this ISiteDirectory sites, Call call, IEnumerable<string> names, CancellationToken ct)
    {
        var ids = new SortedSet<Guid>();
        foreach (var name in names.Distinct())
        {
            if (await sites.Find(call, name, ct) is not { } id) return UserRefusals.UnknownSite(name);
            ids.Add(id);
        }

        return ids.ToArray();
    }
}
