using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>The teams tickets are given to: formed, renamed, staffed, disbanded once they have nothing left to do.</summary>
internal static class Teams
{
    public sealed record TeamCommand([property: Required, StringLength(80, MinimumLength = 1)] string Name, [property: MaxLength(Team.MostMembers)] Guid[]? Members = null);

    public sealed record TeamView(Guid Id, string Name, IReadOnlyList<PersonRef> Members, DateTimeOffset CreatedAt, int Version) : IVersioned;

    public sealed record TeamsView(IReadOnlyList<TeamView> Items);

    /// <summary>A new team, or this one under another name or of other people. Members left out stay.</summary>
    public static Decision<TeamEvent> Decide(Team? team, Guid key, TenantId tenant, TeamCommand command, DateTimeOffset now)
    {
        if (team?.RemovedAt is not null) return TeamRefusals.NotFound;
        var (name, members) = (command.Name.Trim(), command.Members?.Distinct().Order().ToArray());
        if (name.Length == 0) return TeamRefusals.Nameless;
        if (team is null) return new TeamFormed(key, tenant, name, members ?? [], now);
        List<TeamEvent> events = [];
        if (name != team.Name) events.Add(new TeamRenamed(name, now));
        if (members is not null && !members.SequenceEqual(team.Members)) events.Add(new TeamStaffed(members, now));
        return [.. events];
    }

    public static Decision<TeamEvent> Decide(Team team, bool isResponsible, DateTimeOffset now)
    {
        if (team.RemovedAt is not null) return TeamRefusals.NotFound;
        return isResponsible ? TeamRefusals.Responsible : new TeamDisbanded(now);
    }

    public static void Map(IEndpointRouteBuilder teams)
    {
        teams.MapGet("", List).WithName("ListTeams").WithSummary("List teams").RequirePermission(TicketsPermissions.Read.Name);
        teams.MapGet("/{id:guid}", Get).WithName("GetTeam").WithSummary("Get a team").RequirePermission(TicketsPermissions.Read.Name);
        teams.MapPost("", Post).WithName("FormTeam").WithSummary("Form a team").RequirePermission(TicketsPermissions.Administer.Name);
        teams.MapPut("/{id:guid}", Put).WithName("ChangeTeam").WithSummary("Rename a team or change its members").RequirePermission(TicketsPermissions.Administer.Name);
        teams.MapDelete("/{id:guid}", Delete).WithName("DisbandTeam").WithSummary("Disband a team").RequirePermission(TicketsPermissions.Administer.Name);
    }

    private static async Task<Ok<TeamsView>> List(TicketsDb db, TicketNames names, CancellationToken ct)
    {
        var teams = await db.Teams.AsNoTracking().Where(t => t.RemovedAt == null).OrderBy(t => t.Name).ToListAsync(ct);
        return TypedResults.Ok(new TeamsView(await Task.WhenAll(teams.Select(t => View(t, names, ct)))));
    }

    private static async Task<Results<Ok<TeamView>, ProblemHttpResult>> Get(Guid id, TicketsDb db, TicketNames names, CancellationToken ct) =>
        await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Key == id && t.RemovedAt == null, ct) is { } team ? TypedResults.Ok(await View(team, names, ct)) : Problems.Of(TeamRefusals.NotFound);

    private static async Task<Results<Created<TeamView>, ProblemHttpResult>> Post(
        TeamCommand command, TicketsDb db, TicketReferences references, TicketNames names, Ledger<Team, TeamEvent> teams, CancellationToken ct)
    {
        if (await references.RefusePeople(command.Members ?? [], ct) is not null) return Problems.Of(TeamRefusals.UnknownMember);
        var outcome = await teams.Begin(Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, command, db.Call.Now), ct);
        names.Forget(db.Tenant);
        return outcome.Value is { } team ? TypedResults.Created($"/v1/teams/{team.Key}", await View(team, names, ct)) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<Ok<TeamView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, TeamCommand command, TicketsDb db, TicketReferences references, TicketNames names, Ledger<Team, TeamEvent> teams, CancellationToken ct)
    {
        if (!await db.Teams.AnyAsync(t => t.Key == id && t.RemovedAt == null, ct)) return Problems.Of(TeamRefusals.NotFound);
        if (await references.RefusePeople(command.Members ?? [], ct) is not null) return Problems.Of(TeamRefusals.UnknownMember);
        var outcome = await teams.Change(id, version.Version, team => Decide(team, id, db.Tenant, command, db.Call.Now), ct);
        names.Forget(db.Tenant);
        return outcome.Value is { } changed ? TypedResults.Ok(await View(changed, names, ct)) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, IfMatch version, TicketsDb db, TicketNames names, Ledger<Team, TeamEvent> teams, CancellationToken ct)
    {
        // Tickets at sites the caller may not see count, too.
        var isResponsible = await db.Tickets.IgnoreQueryFilters([SiteLimits.Filter]).AnyAsync(t => t.TeamId == id && t.State < TicketState.Resolved, ct);
        var outcome = await teams.Change(id, version.Version, team => Decide(team, isResponsible, db.Call.Now), ct);
        names.Forget(db.Tenant);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    private static async Task<TeamView> View(Team team, TicketNames names, CancellationToken ct) =>
        new(team.Key, team.Name, [.. (await Task.WhenAll(team.Members.Select(m => names.Person(team.Tenant, m, ct)))).OfType<PersonRef>()], team.CreatedAt, team.Version);
}
