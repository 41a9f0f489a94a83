using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Identity;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Assignment;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Features;
using Platform.Tickets.Risk;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Assignment;

/// <summary>
/// Gives tickets to people by a company's rules. One at a time in each company, in the transaction that records it: many that come together are
/// given to different people, each counting what the one before was given.
/// </summary>
internal sealed class Dispatch(TicketsDb db, TicketChanges changes, IPersonDirectory directory, SlaBooks books, RiskDesks desks)
{
    /// <param name="toTeam">Instead of the team a rule names, this one.</param>
    /// <param name="onlyIfFree">Leaves alone what somebody answers for already, and what is done.</param>
    public async Task<Outcome<(Ticket Ticket, AssignmentChoice? Choice)>> Give(string id, int? version, Guid? toTeam, bool onlyIfFree, CancellationToken ct)
    {
        await using var turn = await Turn.Take(db, "tickets.assignment", ct);
        if (await db.FindTicket(id, ct) is not { } ticket) return TicketRefusals.NotFound;
        if (onlyIfFree && (ticket.AssigneeId is not null || !ticket.State.IsActive())) return (ticket, null);
        var rules = await db.AssignmentRules.AsNoTracking().SingleOrDefaultAsync(ct) ?? AssignmentRules.None(db.Tenant);
        if (Rule(rules, ticket, toTeam) is not { } rule) return AssignmentRefusals.NoRule;

        var teamId = toTeam ?? rule.ToTeam ?? ticket.TeamId!.Value;
        if (await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Key == teamId && t.RemovedAt == null, ct) is not { } team) return TicketRefusals.UnknownTeam;
        var choice = AssignmentChoice.Of(rule, teamId, await Candidates(team, rules, ticket, ct));
        var outcome = await changes.Change(ticket.Key.ToString(), version, (now, at) => Decide(now, choice, at), ct);
        if (outcome.Value is not { } given) return outcome.Refusal!;
        if (choice.PersonId is { } person)
            await db.Database.ExecuteSqlAsync($"""
                insert into tickets.assignment_turns (tenant, team_id, person_id, given_at) values ({db.Tenant.Value}, {teamId}, {person}, {db.Call.Now})
                on conflict (tenant, team_id, person_id) do update set given_at = greatest(excluded.given_at, assignment_turns.given_at)
                """, ct);
        await changes.Conclude(given.Version > ticket.Version ? [given] : [], ct);
        return (given, choice);
    }

    public static Decision<TicketEvent> Decide(Ticket ticket, AssignmentChoice choice, DateTimeOffset now)
    {
        var decision = AssignTicket.Decide(ticket, new(choice.TeamId, choice.PersonId), now);
        return decision.Refusal is { } refusal ? refusal : [.. decision.Events.Select(e => e is TicketAssigned assigned ? assigned with { Why = choice.Recorded } : e)];
    }

    // Whoever names a team asks for somebody of it, by what a rule says of that team if one does.
    private static AssignmentRule? Rule(AssignmentRules rules, Ticket ticket, Guid? toTeam) => rules.RuleFor(toTeam ?? ticket.TeamId, ticket.Category, ticket.SiteId)
        ?? (toTeam is null ? null : new() { Name = "Least busy", Strategy = AssignmentStrategy.LeastBusy });

    private async Task<List<Candidate>> Candidates(Team team, AssignmentRules rules, Ticket ticket, CancellationToken ct)
    {
        var people = await directory.Find(db.Tenant, team.Members, ct);
        var members = team.Members.Where(people.ContainsKey).ToList();
        // What they have at sites the caller may not see counts, too.
        var open = await db.Tickets.IgnoreQueryFilters([SiteLimits.Filter]).AsNoTracking().Where(t => t.State < TicketState.Resolved && t.AssigneeId != null && members.Contains(t.AssigneeId.Value))
            .GroupBy(t => t.AssigneeId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var turns = await db.AssignmentTurns.AsNoTracking().Where(t => t.TeamId == team.Key).ToDictionaryAsync(t => t.PersonId, t => t.GivenAt, ct);
        var agents = rules.People.ToDictionary(p => p.PersonId);
        var (hours, calendars) = (await desks.Hours(db, ct), (await books.Of(db)).Calendars);
        return
        [
            .. members.Select(member =>
            {
                var agent = agents.GetValueOrDefault(member);
                var own = agent?.Calendar is { } id && calendars.TryGetValue(id, out var calendar) ? new DeskHours(calendar) : hours;
                return new Candidate(member, agent?.Skills ?? [], open.GetValueOrDefault(member), agent?.MostOpen, turns.TryGetValue(member, out var last) ? last : null,
                    own.IsOpen(db.Call.Now), PermittedSites.Listed([.. people[member].Sites]).Contains(ticket.SiteId));
            }),
        ];
    }
}
