using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>
/// Counts the tickets that articles spared. A form counts once: it is deflected when its requester opened an article suggested there and opened no ticket, in that form or any
/// other way, within a day of it. It says what happened, not what would have happened: somebody may have given up, or telephoned.
/// </summary>
internal static class CountDeflections
{
    private const int MostMonths = 24, UsualMonths = 12, MostArticles = 100;

    /// <summary>How long a requester must ask for nothing.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromDays(1);

    /// <summary>Forms of a month in which articles were shown, in which one was opened, and what came of those: no ticket, or not known yet.</summary>
    public sealed record MonthOfDeflection([property: Description("The first day of the month, by UTC.")] DateOnly Month, int Shown, int Opened, int Deflected, int Undecided);

    /// <summary>The same of one article: forms in which it was shown, opened, and after which no ticket came.</summary>
    public sealed record ArticleDeflection(Guid Id, string Number, string Title, int Shown, int Opened, int Deflected, int Undecided);

    public sealed record Deflections(IReadOnlyList<MonthOfDeflection> Months, [property: Description("The 100 opened most often.")] IReadOnlyList<ArticleDeflection> Articles);

    public static void Map(IEndpointRouteBuilder knowledge) => knowledge.MapGet("/deflection", Get)
        .WithName(nameof(CountDeflections)).WithSummary("Count the tickets that articles spared").RequirePermission(KnowledgePermissions.Write.Name);

    private static async Task<Ok<Deflections>> Get(
        [FromQuery, Description("How many months back, this one counted, 1 to 24; 12 when not given.")] int? months, TicketsDb db, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(db.Call.Now.UtcDateTime);
        var first = today.AddDays(1 - today.Day).AddMonths(1 - Math.Clamp(months ?? UsualMonths, 1, MostMonths));
        var since = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var forms = await Months(db, since).ToListAsync(ct);
        var articles = await Articles(db, since).ToListAsync(ct);
        return TypedResults.Ok(new Deflections(forms, [.. articles.Select(a => new ArticleDeflection(a.Id, ArticleNumber.Of(a.Number), a.Title, a.Shown, a.Opened, a.Deflected, a.Undecided))]));
    }

    private static IQueryable<MonthOfDeflection> Months(TicketsDb db, DateTimeOffset since) => db.Database.SqlQuery<MonthOfDeflection>($"""
        with form as (
          select form_id, person_id, min(shown_at) as shown_at, min(opened_at) as opened_at from tickets.shown_articles where tenant = {db.Tenant.Value} and shown_at >= {since} group by form_id, person_id)
        select date_trunc('month', shown_at at time zone 'utc')::date as "Month", count(*)::int as "Shown", count(opened_at)::int as "Opened",
          (count(opened_at) filter (where not asked and opened_at + {Within} <= {db.Call.Now}))::int as "Deflected",
          (count(opened_at) filter (where not asked and opened_at + {Within} > {db.Call.Now}))::int as "Undecided"
        from form, lateral (select exists (select from tickets.tickets t where t.tenant = {db.Tenant.Value} and t.requester_id = person_id
          and t.opened_at >= form.opened_at and t.opened_at < form.opened_at + {Within}) as asked) a
        group by 1 order by 1
        """);

    private static IQueryable<Row> Articles(TicketsDb db, DateTimeOffset since) => db.Database.SqlQuery<Row>($"""
        with form as (select form_id, min(opened_at) as opened_at from tickets.shown_articles where tenant = {db.Tenant.Value} and shown_at >= {since} group by form_id)
        select a.key as "Id", a.number as "Number", coalesce(v.title, a.title) as "Title", count(*)::int as "Shown", count(s.opened_at)::int as "Opened",
          (count(*) filter (where s.opened_at is not null and not asked and f.opened_at + {Within} <= {db.Call.Now}))::int as "Deflected",
          (count(*) filter (where s.opened_at is not null and not asked and f.opened_at + {Within} > {db.Call.Now}))::int as "Undecided"
        from tickets.shown_articles s join form f on f.form_id = s.form_id
        join tickets.articles a on a.tenant = s.tenant and a.key = s.article_id left join tickets.article_versions v on v.tenant = a.tenant and v.article_id = a.key and v.is_current,
        lateral (select exists (select from tickets.tickets t where t.tenant = s.tenant and t.requester_id = s.person_id
          and t.opened_at >= f.opened_at and t.opened_at < f.opened_at + {Within}) as asked) t
        where s.tenant = {db.Tenant.Value} and s.shown_at >= {since} group by 1, 2, 3 order by 5 desc, 4 desc, 2 limit {MostArticles}
        """);

    private sealed record Row(Guid Id, int Number, string Title, int Shown, int Opened, int Deflected, int Undecided);
}
