using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>The invitations nobody has answered yet, latest first; expired ones are among them until somebody sends them again or withdraws them.</summary>
internal static class ListInvitations
{
    private static readonly Sorts<Invitation> Sorts = Sorts<Invitation>.By("-createdAt", i => i.CreatedAt, i => i.Key).Or("email", i => i.Email);

    public static void Map(IEndpointRouteBuilder invitations)
    {
        invitations.MapGet("", List).WithName(nameof(ListInvitations)).WithSummary("Invitations without an answer").RequirePermission(IdentityPermissions.ReadUsers.Name);
        invitations.MapGet("/{id:guid}", Get).WithName("GetInvitation").WithSummary("An invitation without an answer").RequirePermission(IdentityPermissions.ReadUsers.Name);
    }

    private static async Task<Results<Ok<Page<InvitationView>>, ProblemHttpResult>> List([AsParameters] ListQuery list, Cursors cursors, IdentityDb db, IActorNames names, CancellationToken ct)
    {
        var open = Open(db);
        if (list.Q is { Length: > 0 } words) open = open.Where(i => EF.Functions.ILike(i.Email, Like.Contains(words), Like.Escape));
        var page = await open.ToPage(list, Sorts, cursors, i => i, ct);
        return page.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(page.Value!.Show(await db.View(page.Value.Items, names, ct)));
    }

    private static async Task<Results<Ok<InvitationView>, ProblemHttpResult>> Get(Guid id, IdentityDb db, IActorNames names, CancellationToken ct) =>
        await Open(db).SingleOrDefaultAsync(i => i.Key == id, ct) is { } found ? TypedResults.Ok(await db.View(found, names, ct)) : Problems.Of(InvitationRefusals.NotFound);

    private static IQueryable<Invitation> Open(IdentityDb db) => db.Invitations.AsNoTracking().Where(i => i.AcceptedAt == null && i.WithdrawnAt == null);
}
