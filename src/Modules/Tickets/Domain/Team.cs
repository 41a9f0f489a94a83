using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain;

/// <summary>People who answer for tickets together: "Helpdesk", "Lifts and doors".</summary>
internal sealed record Team : IEntity<Team, TeamEvent>
{
    public const int MostMembers = 500;

    public static string Kind => "team";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public Guid[] Members { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public static Team Evolve(Team? team, TeamEvent @event) => (team, @event) switch
    {
        (null, TeamFormed e) => new() { Tenant = e.Tenant, Key = e.TeamId, Name = e.Name, Members = e.Members, CreatedAt = e.At, Version = 1 },
        ({ } t, TeamRenamed e) => t with { Name = e.Name, Version = t.Version + 1 },
        ({ } t, TeamStaffed e) => t with { Members = e.Members, Version = t.Version + 1 },
        ({ } t, TeamDisbanded e) => t with { RemovedAt = e.At, Version = t.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {team}."),
    };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(TeamFormed), "team.formed.v1")]
[JsonDerivedType(typeof(TeamRenamed), "team.renamed.v1")]
[JsonDerivedType(typeof(TeamStaffed), "team.staffed.v1")]
[JsonDerivedType(typeof(TeamDisbanded), "team.disbanded.v1")]
internal abstract record TeamEvent(DateTimeOffset At);

internal sealed record TeamFormed(Guid TeamId, TenantId Tenant, string Name, Guid[] Members, DateTimeOffset At) : TeamEvent(At);
internal sealed record TeamRenamed(string Name, DateTimeOffset At) : TeamEvent(At);

/// <summary>The team has these members now and no others.</summary>
internal sealed record TeamStaffed(Guid[] Members, DateTimeOffset At) : TeamEvent(At);

internal sealed record TeamDisbanded(DateTimeOffset At) : TeamEvent(At);

internal static class TeamRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("team.not-found", "There is no such team.");
    public static readonly Refusal Nameless = Refusal.Invalid("team.nameless", "A team needs a name.");
    public static readonly Refusal NameTaken = Refusal.Conflict("team.name-taken", "Another team has this name.");
    public static readonly Refusal UnknownMember = Refusal.Invalid("team.unknown-member", "One of the members is nobody who works here; GET /v1/users lists people.");
    public static readonly Refusal Responsible = Refusal.Conflict("team.responsible", "The team still has tickets that are not done; assign them to others first.");
}
