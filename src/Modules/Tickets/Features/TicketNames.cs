using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Somebody, by name; a contact is no person of the company.</summary>
internal sealed record PersonRef(Guid Id, string? Name, bool IsContact);

/// <summary>What things tickets refer to are called. Remembered for a moment, because a queue names the same few again and again.</summary>
internal sealed class TicketNames
{
    private readonly IServiceProvider _services;
    private readonly IActorNames _actors;
    private readonly ISiteDirectory _directory;
    private readonly TimeProvider _time;
    private readonly ShortMemory<(TenantId Tenant, Guid Id), PersonRef> _people;
    private readonly ShortMemory<(TenantId Tenant, Guid Id), string?> _sites;
    private readonly ShortMemory<TenantId, IReadOnlyDictionary<Guid, Team>> _teams;
    private readonly ShortMemory<TenantId, Desk> _desks;

    public TicketNames(IServiceProvider services, IActorNames actors, ISiteDirectory sites, TimeProvider time)
    {
        (_services, _actors, _directory, _time) = (services, actors, sites, time);
        _people = new(time, async key => (await AskPeople(key.Tenant, [key]))[key]);
        _sites = new(time, async key => (await AskSites(key.Tenant, [key]))[key]);
        _teams = new(time, tenant => Ask(tenant, async db => (IReadOnlyDictionary<Guid, Team>)await db.Teams.AsNoTracking().ToDictionaryAsync(t => t.Key)));
        _desks = new(time, tenant => Ask(tenant, db => db.Desk(default)));
    }

    /// <summary>The desk's words, as of a moment ago.</summary>
    public Task<Desk> Desk(TenantId tenant, CancellationToken ct) => _desks.Get(tenant, ct);

    public async Task<PersonRef?> Person(TenantId tenant, Guid? id, CancellationToken ct) => id is { } known && known != Guid.Empty ? await _people.Get((tenant, known), ct) : null;

    /// <summary>All of these people at once; nobody is among them under the empty id.</summary>
    public async Task<Func<Guid, PersonRef?>> People(TenantId tenant, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var found = await _people.Get(ids.Where(id => id != Guid.Empty).Select(id => (tenant, id)), missing => AskPeople(tenant, missing), ct);
        return id => found.GetValueOrDefault((tenant, id));
    }

    /// <summary>All of these sites at once.</summary>
    public async Task<Func<Guid, string?>> Sites(TenantId tenant, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var found = await _sites.Get(ids.Where(id => id != Guid.Empty).Select(id => (tenant, id)), missing => AskSites(tenant, missing), ct);
        return id => found.GetValueOrDefault((tenant, id));
    }

    public async Task<string?> Site(TenantId tenant, Guid id, CancellationToken ct) => id == Guid.Empty ? null : await _sites.Get((tenant, id), ct);

    public async Task<string?> Team(TenantId tenant, Guid? id, CancellationToken ct) => id is { } team && team != Guid.Empty ? (await _teams.Get(tenant, ct)).GetValueOrDefault(team)?.Name : null;

    /// <summary>Whether the team was there a moment ago; a newer one may be there all the same.</summary>
    public async Task<bool> KnowsTeam(TenantId tenant, Guid id, CancellationToken ct) => (await _teams.Get(tenant, ct)).GetValueOrDefault(id) is { RemovedAt: null };

    /// <summary>This process has just changed them.</summary>
    public void Forget(TenantId tenant)
    {
        _teams.Forget(tenant);
        _desks.Forget(tenant);
        _people.Forget((key, _) => key.Tenant == tenant);
    }

    private async Task<IReadOnlyDictionary<(TenantId Tenant, Guid Id), PersonRef>> AskPeople(TenantId tenant, IReadOnlyList<(TenantId Tenant, Guid Id)> people)
    {
        var names = await _actors.Of(tenant, [.. people.Select(p => p.Id)], default);
        var others = people.Select(p => p.Id).Where(id => !names.ContainsKey(id)).ToList();
        var contacts = others.Count == 0 ? [] : await Ask(tenant, db => db.Contacts.Where(c => others.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name));
        return people.ToDictionary(p => p, p => names.GetValueOrDefault(p.Id) is { } name ? new PersonRef(p.Id, name, false) : new(p.Id, contacts.GetValueOrDefault(p.Id), true));
    }

    private async Task<IReadOnlyDictionary<(TenantId Tenant, Guid Id), string?>> AskSites(TenantId tenant, IReadOnlyList<(TenantId Tenant, Guid Id)> sites)
    {
        var names = await _directory.Names(CallIn(tenant), [.. sites.Select(s => s.Id)], default);
        return sites.ToDictionary(s => s, s => names.GetValueOrDefault(s.Id));
    }

    private async Task<T> Ask<T>(TenantId tenant, Func<TicketsDb, Task<T>> question)
    {
        await using var scope = _services.CreateScopeFor(CallIn(tenant));
        return await question(scope.ServiceProvider.GetRequiredService<TicketsDb>());
    }

    private Call CallIn(TenantId tenant) => new(tenant, ActorId.Platform, _time.GetUtcNow());
}
