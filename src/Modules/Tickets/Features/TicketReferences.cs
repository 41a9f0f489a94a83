using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Devices;
using Platform.Contracts.Identity;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Who asks for help: a person of the company by id, or a contact by name and address.</summary>
internal sealed record RequesterName(Guid? PersonId = null, [property: System.ComponentModel.DataAnnotations.StringLength(120)] string? Name = null,
    [property: System.ComponentModel.DataAnnotations.EmailAddress, System.ComponentModel.DataAnnotations.StringLength(254)] string? Email = null);

/// <summary>Finds what a request names, as far as its caller may know of it.</summary>
internal sealed class TicketReferences(TicketsDb db, ISiteDirectory sites, IDeviceDirectory devices, IPersonDirectory people, IActorNames actors, TicketNames names)
{
    /// <summary>The site named, or the device's; the empty one when neither is.</summary>
    public async Task<Outcome<(Guid SiteId, Guid? DeviceId)>> Place(string? siteId, string? deviceId, CancellationToken ct)
    {
        KnownDevice? device = null;
        if (deviceId is { Length: > 0 } && (device = await devices.Find(db.Call, deviceId, ct)) is null) return TicketRefusals.UnknownDevice;
        if (siteId is not { Length: > 0 }) return (device?.SiteId ?? Guid.Empty, device?.Id);
        return await sites.Find(db.Call, siteId, ct) is { } site ? (site, device?.Id) : TicketRefusals.UnknownSite;
    }

    /// <summary>Why tickets cannot be given to this team or person; nothing when they can.</summary>
    public async Task<Refusal?> RefuseAssignment(Guid? team, Guid? person, CancellationToken ct)
    {
        if (team is { } named && !await names.KnowsTeam(db.Tenant, named, ct) && !await db.Teams.AnyAsync(t => t.Key == named && t.RemovedAt == null, ct)) return TicketRefusals.UnknownTeam;
        return person is { } somebody ? await RefusePeople([somebody], ct) : null;
    }

    public async Task<Refusal?> RefusePeople(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count > 0 && (await people.Find(db.Tenant, ids, ct)).Count < ids.Distinct().Count() ? TicketRefusals.UnknownPerson : null;

    /// <summary>Whoever is named, the caller when nobody is. A new contact is kept.</summary>
    public async Task<Outcome<Guid>> Requester(RequesterName? named, CancellationToken ct)
    {
        if (named is null or { PersonId: null, Email: null, Name: null }) return db.Call.Actor.Value;
        if (named.PersonId is { } person)
        {
            if (named.Email is not null) return TicketRefusals.RequesterTwice;
            return person == db.Call.Actor.Value || (await people.Find(db.Tenant, [person], ct)).Count > 0 || (await actors.Of(db.Tenant, [person], ct)).Count > 0
                || await db.Contacts.AnyAsync(c => c.Id == person, ct) ? person : TicketRefusals.UnknownPerson;
        }

        if (named.Email is not { Length: > 0 } email) return TicketRefusals.ContactNeedsAddress;
        var address = email.Trim().ToLowerInvariant();
        if (await db.Contacts.Where(c => c.Email == address).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct) is { } known) return known;
        var name = named.Name?.Trim() is { Length: > 0 } said ? said : address;
        // Whoever adds the same contact at the same moment is the one who keeps it.
        await db.Database.ExecuteSqlAsync($"""
            insert into tickets.contacts (tenant, id, name, email, created_at)
            values ({db.Tenant.Value}, {Guid.CreateVersion7(db.Call.Now)}, {name}, {address}, {db.Call.Now})
            on conflict (tenant, lower(email)) do nothing
            """, ct);
        return await db.Contacts.Where(c => c.Email == address).Select(c => c.Id).SingleAsync(ct);
    }
}
