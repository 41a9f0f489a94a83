using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Platform.Contracts;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Which devices a request is about; the same words in the query of a list and in the body of a bulk edit.</summary>
internal sealed record InventoryQuery
{
    private const int MostNamed = 200;

    [FromQuery(Name = "filter[siteId]"), Description("Sites, by id or number, comma separated.")]
    public string? SiteId { get; init; }

    [FromQuery(Name = "filter[typeId]"), Description("Device types, by id, comma separated.")]
    public string? TypeId { get; init; }

    [FromQuery(Name = "filter[groupId]"), Description("Groups, by id, comma separated; none stands for devices in no group.")]
    public string? GroupId { get; init; }

    [FromQuery(Name = "filter[parentId]"), Description("Devices that report through these, by id or number, comma separated.")]
    public string? ParentId { get; init; }

    [FromQuery(Name = "filter[band]"), Description("Health bands, comma separated: healthy, warning, poor, critical, unknown.")]
    public string? Band { get; init; }

    [FromQuery(Name = "filter[state]"), Description("States, comma separated: active, maintenance, decommissioned; those in use when left out.")]
    public string? State { get; init; }

    [FromQuery(Name = "filter[tag]"), Description("Tags a device must have, all of them, comma separated.")]
    public string? Tag { get; init; }

    [FromQuery(Name = "filter[importId]"), Description("What an import registered or changed, by the import's id.")]
    public Guid? ImportId { get; init; }

    public async Task<InventoryFilter> Resolve(string? words, DevicesDb db, ISiteDirectory sites, ImportedLists imports, CancellationToken ct) => new InventoryFilter(db.Call.Sites, db.Call.Now)
    {
        Sites = await Ids(SiteId, "filter[siteId]", async named => await sites.Find(db.Call, named, ct) ?? Guid.Empty),
        Types = await Ids(TypeId, "filter[typeId]", named => Task.FromResult(IdOf(named, "filter[typeId]"))),
        Groups = await Ids(GroupId, "filter[groupId]", named => Task.FromResult(named == "none" ? Guid.Empty : IdOf(named, "filter[groupId]"))),
        Parents = await Ids(ParentId, "filter[parentId]", named => db.IdOf(named, ct)),
        Bands = Words(Band, "filter[band]") is { } bands ? [.. bands.Select(word => Named<Band>(word, "filter[band]"))] : null,
        States = Words(State, "filter[state]") is { } states ? [.. states.Select(word => Named<DeviceState>(word, "filter[state]"))] : InventoryFilter.InUse,
        Tags = Words(Tag, "filter[tag]") is { } tags ? [.. tags.Select(t => t.ToLowerInvariant())] : [],
        Only = ImportId is { } import ? await imports.Of(db, import, ct) : null,
    }.WithWords(words);

    private static async Task<IReadOnlySet<Guid>?> Ids(string? list, string at, Func<string, Task<Guid>> find)
    {
        if (Words(list, at) is not { } named) return null;
        var ids = new HashSet<Guid>();
        foreach (var one in named) ids.Add(await find(one));
        return ids;
    }

    private static string[]? Words(string? list, string at)
    {
        if (string.IsNullOrWhiteSpace(list)) return null;
        var words = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostNamed ? words : throw new MalformedException(at, $"Name at most {MostNamed} at a time.");
    }

    private static Guid IdOf(string named, string at) => Guid.TryParseExact(named, "D", out var id) ? id : throw new MalformedException(at, $"'{named}' is no id.");

    private static T Named<T>(string word, string at) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault()
        ?? throw new MalformedException(at, $"'{word}' is none of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
}
