using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Platform.Hosting.Http;

public static class Paging
{
    private const int MostCounted = 10_000;

    /// <summary>
    /// One page of the rows a caller may see, in the order asked for. Pages go on from the last row seen, not from a count of rows,
    /// so rows added meanwhile neither repeat nor hide others.
    /// </summary>
    public static async Task<Outcome<Page<TView>>> ToPage<T, TView>(
        this IQueryable<T> rows, ListQuery list, Sorts<T> sorts, Cursors cursors, Func<T, TView> view, CancellationToken ct)
    {
        var sort = sorts.Named(list.Sort, out var descending);
        var page = sort.Order(rows, descending);
        if (!string.IsNullOrEmpty(list.Cursor))
        {
            var place = JsonSerializer.Deserialize<Place>(cursors.Open(list.Cursor))!;
            page = sort.After(page, descending, place.Value, place.Id);
        }

        var found = await page.Take(list.Size + 1).ToListAsync(ct);
        string? next = null;
        if (found.Count > list.Size)
        {
            found.RemoveAt(list.Size);
            var last = new Place(JsonSerializer.SerializeToElement(sort.ValueOf(found[^1]), JsonSerializerOptions.Web), sorts.IdOf(found[^1]));
            next = cursors.Seal(JsonSerializer.SerializeToUtf8Bytes(last));
        }

        var shown = new Page<TView>([.. found.Select(view)], next);
        if (list.Count is not true) return shown;
        var count = await rows.Take(MostCounted + 1).CountAsync(ct);
        return shown with { Count = Math.Min(count, MostCounted), CountIsCapped = count > MostCounted };
    }

    /// <summary>Where a page ended: the last row's sort value and id.</summary>
    private sealed record Place(JsonElement Value, Guid Id);
}
