using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Privacy;

namespace Platform.Hosting.Views;

/// <summary>Views of lists: everyone keeps their own; who may share them shares them with the whole company.</summary>
public static class ViewsApi
{
    internal const string Share = "views.share";

    private static readonly Sorts<SavedView> Orders = Sorts<SavedView>.By("name", v => v.Name, v => v.Id).Or("changedAt", v => v.ChangedAt);

    internal static IServiceCollection AddViews(this IServiceCollection services)
    {
        UniqueConstraints.Means("saved_views_name", ViewRefusals.NameTaken);
        services.AddValidation();
        return services.AddModuleDb<ViewsDb>().AddScoped<IPersonalDataSource, ViewsOfPerson>().AddPermissions(new Permission(Share, "Share views of lists with everyone, and change shared ones"));
    }

    internal static void Map(IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Views");
        views.MapGet("", List).WithName("ListViews").WithSummary("List saved views, one's own and those shared");
        views.MapGet("/{id:guid}", Get).WithName("GetView").WithSummary("Get a saved view");
        views.MapPost("", Post).WithName("SaveView").WithSummary("Save a view of a list");
        views.MapPatch("/{id:guid}", Patch).WithName("ChangeView").WithSummary("Change a saved view");
        views.MapDelete("/{id:guid}", Delete).WithName("RemoveView").WithSummary("Remove a saved view");
    }

    private static async Task<Results<Ok<Page<SavedViewAnswer>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, [FromQuery(Name = "filter[list]"), Description("Which list's views, such as devices.")] string? of,
        ViewsDb db, Cursors cursors, IActorNames names, CancellationToken ct)
    {
        var known = db.Known.AsNoTracking();
        if (of is { Length: > 0 }) known = known.Where(v => v.List == of);
        var outcome = await known.ToPage(list, Orders, cursors, v => v, ct);
        if (outcome.Value is not { } page) return Problems.Of(outcome.Refusal!);
        var owners = await names.Of(db.Tenant, [.. page.Items.Select(v => v.Owner).OfType<Guid>().Distinct()], ct);
        return TypedResults.Ok(page.Show([.. page.Items.Select(v => Answer(v, db, v.Owner is { } owner ? owners.GetValueOrDefault(owner) : null))]));
    }

    private static async Task<Results<Ok<SavedViewAnswer>, ProblemHttpResult>> Get(Guid id, ViewsDb db, CancellationToken ct) =>
        await db.Known.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, ct) is { } view ? TypedResults.Ok(Answer(view, db)) : Problems.Of(ViewRefusals.NotFound);

    private static async Task<Results<Created<SavedViewAnswer>, ProblemHttpResult>> Post(SaveViewCommand command, ClaimsPrincipal caller, ViewsDb db, CancellationToken ct)
    {
        if (command.IsShared && !caller.May(Share)) return Problems.Of(ViewRefusals.NotShareable);
        if (IsTooLong(command.Query, command.Columns)) return Problems.Of(ViewRefusals.QueryTooLong);
        if (await db.Views.CountAsync(v => v.Owner == db.Call.Actor.Value, ct) >= SavedView.MostOfOne) return Problems.Of(ViewRefusals.TooMany);
        var view = new SavedView
        {
            Tenant = db.Tenant, Id = Guid.CreateVersion7(db.Call.Now), List = command.List, Name = command.Name.Trim(), Query = command.Query, Columns = [.. command.Columns ?? []],
            Owner = db.Call.Actor.Value, IsShared = command.IsShared, CreatedAt = db.Call.Now, ChangedAt = db.Call.Now, Version = 1,
        };
        db.Views.Add(view);
        return await Save(db, ct) is { } refusal ? Problems.Of(refusal) : TypedResults.Created($"/v1/views/{view.Id}", Answer(view, db));
    }

    private static async Task<Results<Ok<SavedViewAnswer>, ProblemHttpResult>> Patch(
        Guid id, IfMatch version, ChangeViewCommand command, ClaimsPrincipal caller, ViewsDb db, CancellationToken ct)
    {
        if (await db.Known.SingleOrDefaultAsync(v => v.Id == id, ct) is not { } view) return Problems.Of(ViewRefusals.NotFound);
        if (RefuseUnlessTheirs(view, caller, db) is { } notTheirs) return Problems.Of(notTheirs);
        if (version.Version is { } seen && seen != view.Version) return Problems.Of(ViewRefusals.Stale);
        if (command.IsShared is true && !view.IsShared && !caller.May(Share)) return Problems.Of(ViewRefusals.NotShareable);
        if (IsTooLong(command.Query, command.Columns)) return Problems.Of(ViewRefusals.QueryTooLong);

        view.Name = command.Name?.Trim() ?? view.Name;
        view.Query = command.Query ?? view.Query;
        view.Columns = command.Columns is { } columns ? [.. columns] : view.Columns;
        if (command.IsShared is false && view.Owner is null) view.Owner = db.Call.Actor.Value;
        view.IsShared = command.IsShared ?? view.IsShared;
        (view.ChangedAt, view.Version) = (db.Call.Now, view.Version + 1);
        return await Save(db, ct) is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(Answer(view, db));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, ClaimsPrincipal caller, ViewsDb db, CancellationToken ct)
    {
        if (await db.Known.SingleOrDefaultAsync(v => v.Id == id, ct) is not { } view) return Problems.Of(ViewRefusals.NotFound);
        if (RefuseUnlessTheirs(view, caller, db) is { } refusal) return Problems.Of(refusal);
        await db.Views.Where(v => v.Id == id).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }

    private static SavedViewAnswer Answer(SavedView view, ViewsDb db, string? owner = null) => SavedViewAnswer.Of(view, db.Call.Actor.Value, owner);

    private static Refusal? RefuseUnlessTheirs(SavedView view, ClaimsPrincipal caller, ViewsDb db) =>
        view.Owner == db.Call.Actor.Value || caller.May(Share) ? null : ViewRefusals.NotYours;

    private static bool IsTooLong(IReadOnlyDictionary<string, string>? query, IReadOnlyList<string>? columns) =>
        query is { Count: > 40 } || columns is { Count: > 50 } || (query ?? new Dictionary<string, string>()).Any(p => p.Value is null || p.Key.Length > 2_000 || p.Value.Length > 2_000)
        || (columns ?? []).Any(c => c is null || c.Length > 2_000);

    private static async Task<Refusal?> Save(ViewsDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException) { return ViewRefusals.Stale; }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation)
        {
            return UniqueConstraints.Explain(violation, ViewRefusals.NameTaken);
        }
    }
}
