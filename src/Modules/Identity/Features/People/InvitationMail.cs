using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Contributions;
using Platform.Hosting.Mail;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Sends the link of an invitation, in the transaction that records the sending. A link sent before stops working.</summary>
internal sealed class InvitationMail(IdentityDb db, IMail mail, PublicAddress address, IActorNames names)
{
    public async Task Send(Invitation invitation, CancellationToken ct)
    {
        var token = InvitationToken.New();
        if (await db.InvitationTokens.FindAsync([db.Tenant, invitation.Key], ct) is { } earlier) earlier.Hash = token.Hash;
        else db.Add(new InvitationTokenRow { Tenant = db.Tenant, Id = invitation.Key, Hash = token.Hash });
        await db.SaveChangesAsync(ct);

        var company = (await db.Tenants.AsNoTracking().SingleAsync(ct)).Name;
        var role = await db.RoleOf(invitation.Role, ct);
        var inviter = (await names.Of(db.Tenant, [invitation.InvitedBy.Value], ct)).GetValueOrDefault(invitation.InvitedBy.Value);
        // The token follows a '#': browsers keep that to themselves, so it is in no server's log.
        await mail.Send(db, Write(invitation, company, role.Title, inviter, new(address.Page("/invitation") + "#" + token.Text)), ct);
    }

    internal static Mail Write(Invitation invitation, string company, string role, string? inviter, Uri link) => new(
        invitation.Email,
        $"Join {company} on Platform",
        $"""
        Hello,

        {inviter ?? company} has invited you to join {company} on Platform as {role.ToLowerInvariant()}.

        Choose your name and password here:

        {link}

        The link works once, until {invitation.ExpiresAt:d MMMM yyyy, HH:mm} UTC. If you were not expecting this, do nothing: without the link nobody can join in your name.
        """);
}
