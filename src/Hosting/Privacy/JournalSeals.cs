using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Hosting.Privacy;

/// <summary>Seals what an entry tells of people before it is written, and opens it for those who read the journal.</summary>
public sealed class JournalSeals(PersonKeys keys, Origins origins)
{
    private static readonly ConcurrentDictionary<Type, string[]> Fields = new();

    /// <summary>The entry as it is kept: where it came from, sealed with the actor's key. For those who write entries of no record.</summary>
    public async ValueTask<JournalEntry> Close(JournalEntry entry, CancellationToken ct)
    {
        if (entry.Address is not { } address) return entry;
        var key = await keys.ToSeal(entry.Tenant, entry.Actor.Value, ct);
        return entry with { Address = Sealed(address), Agent = entry.Agent is { } agent ? Sealed(agent) : null };
        string Sealed(string text) => Seal.Close(entry.Tenant, entry.Actor.Value, key, text);
    }

    /// <summary>The same, and the event's personal fields sealed with the key of whom the record is about.</summary>
    internal async ValueTask<JournalEntry> Close(JournalEntry entry, Type eventType, Guid? person, CancellationToken ct)
    {
        // What the platform does by itself comes from nowhere, even when somebody's request set it off.
        if (entry.Actor != ActorId.Platform && origins.Now is { } origin) entry = await Close(entry with { Address = origin.Address, Agent = origin.Agent }, ct);
        var personal = Fields.GetOrAdd(eventType, Personal);
        if (personal.Length == 0) return entry;
        if (person is not { } subject)
            throw new InvalidOperationException($"{eventType.Name} has personal fields, but the record {entry.StreamKind} does not say whose: let it implement {nameof(IAboutPerson)}.");
        return entry with { Data = await CloseFields(entry, personal, subject, ct) };
    }

    /// <summary>The entries as people may read them; what belonged to an erased person reads "[erased]".</summary>
    public async Task<IReadOnlyList<JournalEntry>> Open(IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        if (!entries.Any(IsSealed)) return entries;
        var opened = entries.ToArray();
        foreach (var tenant in entries.Where(IsSealed).GroupBy(e => e.Tenant))
        {
            var people = tenant.SelectMany(e => Seal.Pattern().Matches($"{e.Data} {e.Address} {e.Agent}")).Select(PersonOf).ToHashSet();
            var known = await keys.ToOpen(tenant.Key, people, ct);
            for (var i = 0; i < opened.Length; i++)
                if (opened[i].Tenant == tenant.Key && IsSealed(opened[i])) opened[i] = Opened(opened[i], known);
        }

        return opened;
    }

    /// <summary>JSON texts as people may read them.</summary>
    internal async Task<IReadOnlyList<string>> OpenJson(TenantId tenant, IReadOnlyList<string> texts, CancellationToken ct)
    {
        var people = texts.SelectMany(text => Seal.Pattern().Matches(text)).Select(PersonOf).ToHashSet();
        if (people.Count == 0) return [.. texts];
        var known = await keys.ToOpen(tenant, people, ct);
        return [.. texts.Select(text => Read(tenant, text, known, json: true))];
    }

    private static bool IsSealed(JournalEntry entry) =>
        entry.Address is not null || entry.Agent is not null || entry.Data.Contains(Seal.Mark, StringComparison.Ordinal);

    private static JournalEntry Opened(JournalEntry entry, Dictionary<Guid, byte[]> known) => entry with
    {
        Data = Read(entry.Tenant, entry.Data, known, json: true),
        Address = entry.Address is { } address ? Read(entry.Tenant, address, known, json: false) : null,
        Agent = entry.Agent is { } agent ? Read(entry.Tenant, agent, known, json: false) : null,
    };

    private static string Read(TenantId tenant, string text, Dictionary<Guid, byte[]> known, bool json) => Seal.Pattern().Replace(text, match =>
    {
        var person = PersonOf(match);
        var plain = Seal.Open(tenant, person, known.GetValueOrDefault(person), match.Groups[2].Value);
        return json ? JsonEncodedText.Encode(plain).ToString() : plain;
    });

    private static Guid PersonOf(System.Text.RegularExpressions.Match match) => Guid.ParseExact(match.Groups[1].Value, "N");

    private async ValueTask<string> CloseFields(JournalEntry entry, string[] personal, Guid person, CancellationToken ct)
    {
        var data = JsonNode.Parse(entry.Data)!.AsObject();
        var key = await keys.ToSeal(entry.Tenant, person, ct);
        foreach (var field in personal)
            if (data[field] is JsonValue value) data[field] = Seal.Close(entry.Tenant, person, key, value.GetValue<string>());
        return data.ToJsonString(JournalEntry.Json);
    }

    // A record's attribute may stand on the parameter or on the property.
    private static string[] Personal(Type @event) =>
    [
        .. from property in @event.GetProperties()
           where property.IsDefined(typeof(PersonalAttribute)) || @event.GetConstructors().SelectMany(c => c.GetParameters())
               .Any(p => p.Name == property.Name && p.IsDefined(typeof(PersonalAttribute)))
           select property.PropertyType == typeof(string)
               ? JsonNamingPolicy.CamelCase.ConvertName(property.Name)
               : throw new InvalidOperationException($"{@event.Name}.{property.Name} is personal but no text; only texts can be sealed."),
    ];
}
