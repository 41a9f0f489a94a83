using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Macros;

/// <summary>What is said and done to tickets again and again, under a name. One that only says something is a canned reply.</summary>
internal sealed record Macro : IEntity<Macro, MacroEvent>
{
    /// <summary>More than a list to pick from can be read.</summary>
    public const int Most = 500;

    public static string Kind => "macro";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required MacroSteps Steps { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public static Macro Evolve(Macro? macro, MacroEvent @event) => (macro, @event) switch
    {
        (null, MacroWritten e) => new() { Tenant = e.Tenant, Key = e.MacroId, Name = e.Name, Steps = e.Steps, CreatedAt = e.At, Version = 1 },
        ({ } m, MacroChanged e) => m with { Name = e.Name, Steps = e.Steps, Version = m.Version + 1 },
        ({ } m, MacroRemoved e) => m with { RemovedAt = e.At, Version = m.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {macro}."),
    };
}

/// <summary>What a macro does to a ticket; what is null or empty stays as it is.</summary>
internal sealed record MacroSteps
{
    /// <summary>With variables in double braces: "Hello {{requester.firstName|there}}".</summary>
    public string? Text { get; init; }

    /// <summary>The text is for colleagues only.</summary>
    public bool IsNote { get; init; }

    public string? Status { get; init; }
    public TicketPriority? Priority { get; init; }
    public string? Category { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? AssigneeId { get; init; }

    /// <summary>Whoever uses the macro answers for the ticket.</summary>
    public bool ToMe { get; init; }

    public string[] AddTags { get; init; } = [];
    public string[] RemoveTags { get; init; } = [];

    [JsonIgnore] public bool Assigns => TeamId is not null || AssigneeId is not null || ToMe;

    public bool Equals(MacroSteps? other) => other is not null
        && (Text, IsNote, Status, Priority, Category, TeamId, AssigneeId, ToMe) == (other.Text, other.IsNote, other.Status, other.Priority, other.Category, other.TeamId, other.AssigneeId, other.ToMe)
        && AddTags.SequenceEqual(other.AddTags) && RemoveTags.SequenceEqual(other.RemoveTags);

    public override int GetHashCode() => HashCode.Combine(Text, IsNote, Status, Priority, Category, TeamId, AssigneeId, ToMe);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(MacroWritten), "macro.written.v1")]
[JsonDerivedType(typeof(MacroChanged), "macro.changed.v1")]
[JsonDerivedType(typeof(MacroRemoved), "macro.removed.v1")]
internal abstract record MacroEvent(DateTimeOffset At);

internal sealed record MacroWritten(Guid MacroId, TenantId Tenant, string Name, MacroSteps Steps, DateTimeOffset At) : MacroEvent(At);
internal sealed record MacroChanged(string Name, MacroSteps Steps, DateTimeOffset At) : MacroEvent(At);
internal sealed record MacroRemoved(DateTimeOffset At) : MacroEvent(At);

internal static class MacroRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("macro.not-found", "There is no such macro.");
    public static readonly Refusal Unknown = Refusal.Invalid("macro.unknown", "There is no such macro; GET /v1/macros lists them.");
    public static readonly Refusal Nameless = Refusal.Invalid("macro.nameless", "A macro needs a name.");
    public static readonly Refusal NameTaken = Refusal.Conflict("macro.name-taken", "Another macro has this name.");
    public static readonly Refusal Idle = Refusal.Invalid("macro.idle", "A macro says or changes something; this one does neither.");
    public static readonly Refusal TwoAssignees = Refusal.Invalid("macro.two-assignees", "A ticket is given to whoever uses the macro, or to somebody named, not to both.");
    public static readonly Refusal TooMany = Refusal.Conflict("macro.too-many", $"A company has at most {Macro.Most} macros; remove some first.");

    public static Refusal UnknownVariable(string name) => Refusal.Invalid("macro.unknown-variable", $"There is no variable '{name}'. There are {string.Join(", ", MacroText.Variables)}.");
    public static readonly Refusal BracesOpen = Refusal.Invalid("macro.braces-open", "A variable begins with {{ and ends with }} on the same line, such as {{ticket.number}}.");
}
