using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Who works for the tenant: a page of them, one, and what happened to one.</summary>
internal static class ListUsers
{
    private static readonly Sorts<User> Sorts = Sorts<User>.By("name", u => u.Name, u => u.Key).Or("-createdAt", u => u.CreatedAt).Or("email", u => u.Email);

    public sealed record Filter(
        [property: FromQuery(Name = "filter[role]"), Description("A role's name, or its id where the company made it.")] string? Role,
        [property: FromQuery(Name = "filter[state]"), Description("active or deactivated; both when left out.")] string? State);

    public static void Map(IEndpointRouteBuilder users)
    {
        users.MapGet("", List).WithName(nameof(ListUsers)).WithSummary("List users").RequirePermission(IdentityPermissions.ReadUsers.Name);
        users.MapGet("/{id:guid}", Get).WithName("GetUser").WithSummary("A user").RequirePermission(IdentityPermissions.ReadUsers.Name);
        users.MapGet("/{id:guid}/timeline", Timeline).WithName("GetUserTimeline").WithSummary("What happened to a user").RequirePermission(IdentityPermissions.ReadUsers.Name);
    }

    private static async Task<Results<Ok<Page<PersonView>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, [AsParameters] Filter filter, Cursors cursors, IdentityDb db, CancellationToken ct)
    {
        var users = db.Users.AsNoTracking();
        if (filter.Role is { Length: > 0 } role) users = users.Where(u => u.Role == role);
        users = filter.State switch
        {
            null or "" => users,
            "active" => users.Where(u => u.DeactivatedAt == null),
            "deactivated" => users.Where(u => u.DeactivatedAt != null),
            _ => throw new MalformedException("filter[state]", "A state is active or deactivated."),
        };
        if (list.Q is { Length: > 0 } words)
            users = users.Where(u => EF.Functions.ILike(u.Name, Like.Contains(words), Like.Escape) || EF.Functions.ILike(u.Email, Like.Contains(words), Like.Escape));

        var page = await users.ToPage(list, Sorts, cursors, u => u, ct);
        if (page.Refusal is { } refusal) return Problems.Of(refusal);
        return TypedResults.Ok(page.Value!.Show(await db.View(page.Value.Items, ct)));
    }

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Get(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Key == id, ct) is { } user ? TypedResults.Ok(await db.View(user, ct)) : Problems.Of(UserRefusals.NotFound);

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Timeline(Guid id, IdentityDb db, Timelines timelines, CancellationToken ct) =>
        await db.Users.AnyAsync(u => u.Key == id, ct) ? TypedResults.Ok(await timelines.Of(db, User.Kind, id, ct)) : Problems.Of(UserRefusals.NotFound);
}
