using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Platform.Tickets.Domain;

/// <summary>The words of a company's help desk: its statuses, categories and custom fields. Without any, those of the lifecycle.</summary>
internal sealed partial record Desk : IEntity<Desk, DeskEvent>
{
    public const int MostStatuses = 50, MostCategories = 200, MostFields = 50;

    public static string Kind => "ticket-settings";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }

    /// <summary>Beside those of the lifecycle, which are always there; one of the same name gives it another title.</summary>
    public IReadOnlyList<TicketStatus> Statuses { get; init; } = [];

    /// <summary>None: a ticket may be of any category.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<FieldDefinition> Fields { get; init; } = [];

    /// <summary>Whether contacts get a letter once their ticket is resolved.</summary>
    public bool AsksForRatings { get; init; }

    public int Version { get; init; }

    /// <summary>The desk of a company that has said nothing yet.</summary>
    public static Desk Empty(TenantId tenant) => new() { Tenant = tenant, Key = tenant.Value };

    public static Desk Evolve(Desk? desk, DeskEvent @event) => ((desk, @event) switch
    {
        (_, DeskStatusesChanged e) => (desk ?? Empty(e.Tenant)) with { Statuses = e.Statuses },
        (_, DeskCategoriesChanged e) => (desk ?? Empty(e.Tenant)) with { Categories = e.Categories },
        (_, DeskRatingsChanged e) => (desk ?? Empty(e.Tenant)) with { AsksForRatings = e.AreAskedFor },
        (_, DeskFieldsChanged e) => (desk ?? Empty(e.Tenant)) with { Fields = e.Fields },
        _ => throw new InvalidOperationException($"{@event} cannot follow {desk}."),
    }) with { Version = (desk?.Version ?? 0) + 1 };

    /// <summary>Every status a ticket can have: the lifecycle's own, then the company's.</summary>
    public IEnumerable<TicketStatus> AllStatuses =>
        [.. Lifecycle.Own.Select(own => Statuses.FirstOrDefault(s => s.Name == own.Name) ?? own), .. Statuses.Where(s => Lifecycle.Own.All(own => own.Name != s.Name))];

    public TicketStatus? StatusNamed(string name) => AllStatuses.FirstOrDefault(s => s.Name == name);

    public bool HasCategory(string? category) => category is null || Categories.Count == 0 || Categories.Contains(category);

    /// <summary>The fields with these changes, or why they cannot be.</summary>
    public Outcome<CustomFields> Fill(CustomFields fields, IReadOnlyDictionary<string, JsonElement> changes)
    {
        foreach (var (key, value) in changes)
        {
            if (Fields.FirstOrDefault(f => f.Key == key) is not { } field) return TicketRefusals.FieldUnknown(key);
            if (value.ValueKind is not JsonValueKind.Null && !field.Takes(value)) return TicketRefusals.FieldMistyped(key);
        }

        return fields.With(changes);
    }

    /// <summary>A ticket is resolved once its required fields have values.</summary>
    public Refusal? RefuseIfIncomplete(CustomFields fields) =>
        Fields.FirstOrDefault(f => f.IsRequired && !fields.Values.ContainsKey(f.Key)) is { } missing ? TicketRefusals.FieldMissing(missing.Key) : null;

    /// <summary>Whether a word can name a status or a field.</summary>
    public static bool IsName(string word) => Name().IsMatch(word);

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex Name();
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DeskStatusesChanged), "ticket-settings.statuses-changed.v1")]
[JsonDerivedType(typeof(DeskCategoriesChanged), "ticket-settings.categories-changed.v1")]
[JsonDerivedType(typeof(DeskFieldsChanged), "ticket-settings.fields-changed.v1")]
[JsonDerivedType(typeof(DeskRatingsChanged), "ticket-settings.ratings-changed.v1")]
internal abstract record DeskEvent(TenantId Tenant, DateTimeOffset At);

internal sealed record DeskStatusesChanged(TenantId Tenant, IReadOnlyList<TicketStatus> Statuses, DateTimeOffset At) : DeskEvent(Tenant, At);
internal sealed record DeskCategoriesChanged(TenantId Tenant, IReadOnlyList<string> Categories, DateTimeOffset At) : DeskEvent(Tenant, At);
internal sealed record DeskFieldsChanged(TenantId Tenant, IReadOnlyList<FieldDefinition> Fields, DateTimeOffset At) : DeskEvent(Tenant, At);
internal sealed record DeskRatingsChanged(TenantId Tenant, bool AreAskedFor, DateTimeOffset At) : DeskEvent(Tenant, At);

internal static class DeskRefusals
{
    public static readonly Refusal NameMalformed = Refusal.Invalid("ticket-settings.name-malformed", "Statuses and fields are named in small letters, digits and hyphens, beginning with a letter, 40 at most.");
    public static readonly Refusal Hole = Refusal.Invalid("ticket-settings.hole", "A list of statuses, categories or fields has a null in it.");
    public static readonly Refusal Stale = Refusal.Stale("stale", "Someone else changed this first; read it again.");
    public static readonly Refusal CategoryMalformed = Refusal.Invalid("ticket-settings.category-malformed", "A category has 1 to 60 characters.");
    public static readonly Refusal NameTwice = Refusal.Invalid("ticket-settings.name-twice", "Two statuses, categories or fields have the same name.");
    public static readonly Refusal StateOfOwn = Refusal.Invalid("ticket-settings.state-fixed", "The lifecycle's own statuses keep their places; only their titles can be others.");
    public static Refusal StatusInUse(string title, int tickets) => Refusal.Conflict(
        "ticket-settings.status-in-use", $"{(tickets == 1 ? "1 ticket is" : $"{tickets} tickets are")} in the status \"{title}\"; give {(tickets == 1 ? "it" : "them")} another before it goes or comes to mean another state.");
    public static readonly Refusal ChoicesNeeded = Refusal.Invalid("ticket-settings.choices-needed", "A field to choose from needs between 1 and 100 choices, and no other field has any.");
}
