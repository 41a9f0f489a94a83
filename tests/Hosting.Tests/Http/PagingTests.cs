using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;

namespace Platform.Hosting.Http;

public sealed class PagingTests(PagingTests.Shelf shelf) : IClassFixture<PagingTests.Shelf>
{
    private const string Schema = """
        create schema shelf;
        grant usage on schema shelf to platform_app;
        create table shelf.books (tenant uuid, key uuid, title text not null, pages int not null, read_at timestamptz, primary key (tenant, key));
        select platform.guard_tenant('shelf.books');
        grant select, insert on shelf.books to platform_app;
        """;

    public sealed class Book
    {
        public TenantId Tenant { get; init; }
        public Guid Key { get; init; }
        public required string Title { get; init; }
        public int Pages { get; init; }
        public DateTimeOffset? ReadAt { get; init; }
    }

    private sealed class ShelfDb(DbContextOptions<ShelfDb> options) : ModuleDb(options, "shelf")
    {
        public DbSet<Book> Books => Set<Book>();

        protected override void MapRows(ModelBuilder model) => model.Entity<Book>(book =>
        {
            book.ToTable("books");
            book.HasKey(b => new { b.Tenant, b.Key });
            book.HasQueryFilter("tenant", b => b.Tenant == Tenant);
        });
    }

    private static readonly Sorts<Book> Orders = Sorts<Book>
        .By("title", b => b.Title, b => b.Key)
        .Or("pages", b => b.Pages)
        .Or("-readAt", b => b.ReadAt ?? DateTimeOffset.UnixEpoch);

    /// <summary>A shelf of 25 books for Acme and one for a stranger; nobody adds to these.</summary>
    public sealed class Shelf : IAsyncLifetime
    {
        private MigratedDatabase _database = null!;

        internal TestApi Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _database = await MigratedDatabase.Create(Schema);
            Api = await TestApi.Start(
                api =>
                {
                    api.MapGet("/books", ([AsParameters] ListQuery list, [FromQuery(Name = "filter[pages][gte]")] int? least, ShelfDb db, Cursors cursors, CancellationToken ct) =>
                        db.Books.Where(b => b.Pages >= (least ?? 0)).ToPage(list, Orders, cursors, b => b.Title, ct).Respond());
                    api.MapGet("/shelves/{shelf}/books", (string shelf, [AsParameters] ListQuery list, ShelfDb db, Cursors cursors, CancellationToken ct) =>
                        db.Books.ToPage(list, Orders, cursors, b => b.Title, ct).Respond());
                },
                _database.Databases,
                builder => builder.Services.AddModuleDb<ShelfDb>());
            await Fill(TestApi.Acme);
            await Add(TestApi.Other, "another book");
        }

        public Task Fill(Guid tenant, int books = 25) => _database.Execute($"""
            insert into shelf.books select '{tenant}', gen_random_uuid(), 'book ' || to_char(i, 'FM00'), i / 5,
              case when i % 3 > 0 then '2026-01-01Z'::timestamptz + make_interval(days => i) end from generate_series(1, {books}) i
            """);

        public Task Add(Guid tenant, string title) => _database.Execute($"insert into shelf.books values ('{tenant}', gen_random_uuid(), '{title}', 1)");

        public async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            await _database.DisposeAsync();
        }
    }

    private readonly TestApi _api = shelf.Api;

    private async Task<List<string>> ReadAll(string query, HttpClient? client = null, Func<Task>? between = null)
    {
        client ??= _api.Caller();
        var titles = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await (await client.GetAsync($"/v1/books?{query}{(next.Length > 0 ? $"&cursor={next}" : "")}")).Json();
            titles.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetString()!));
            next = page.GetProperty("next").GetString();
            if (between is not null) await between();
        }

        return titles;
    }

    private async Task<string> FirstCursor(string path = "/v1/books?limit=2") =>
        (await (await _api.Caller().GetAsync(path)).Json()).GetProperty("next").GetString()!;

    [Fact]
    public async Task A_list_is_fifty_at_most_and_its_last_page_has_no_next()
    {
        var page = await (await _api.Caller().GetAsync("/v1/books")).Json();
        Assert.Equal((25, JsonValueKind.Null), (page.GetProperty("items").GetArrayLength(), page.GetProperty("next").ValueKind));
    }

    [Theory]
    [InlineData("limit=4")]
    [InlineData("limit=5&sort=-title")]
    [InlineData("limit=3&sort=pages")]
    [InlineData("limit=3&sort=-pages")]
    [InlineData("limit=4&sort=readAt")]
    [InlineData("limit=4&sort=-readAt")]
    [InlineData("limit=25")]
    [InlineData("limit=1")]
    public async Task The_pages_together_are_the_whole_list_in_its_order(string query)
    {
        var whole = await ReadAll(System.Text.RegularExpressions.Regex.Replace(query, "limit=\\d+&?", "limit=200&").TrimEnd('&'));
        Assert.Equal(25, whole.Count);
        Assert.Equal(whole, await ReadAll(query));
    }

    [Fact]
    public async Task A_descending_order_is_the_ascending_one_turned_around() =>
        Assert.Equal(Enumerable.Reverse(await ReadAll("sort=pages")), await ReadAll("sort=-pages"));

    [Fact]
    public async Task Rows_added_between_two_pages_repeat_none_and_hide_none()
    {
        var (tenant, added) = (Guid.NewGuid(), 0);
        await shelf.Fill(tenant);
        var titles = await ReadAll("limit=6", _api.Caller(tenant), between: () => shelf.Add(tenant, $"a new one {added++}"));
        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"book {i:00}"), titles);
    }

    [Fact]
    public async Task Another_tenants_rows_are_not_in_it() => Assert.Equal(["another book"], await ReadAll("limit=1", _api.Caller(TestApi.Other)));

    [Fact]
    public async Task Another_tenants_cursor_is_invalid() =>
        await (await _api.Caller(TestApi.Other).GetAsync($"/v1/books?limit=2&cursor={await FirstCursor()}")).IsProblem(HttpStatusCode.BadRequest, "cursor.invalid");

    [Theory]
    [InlineData("/v1/books?limit=2&sort=pages&cursor={0}")]
    [InlineData("/v1/books?limit=2&filter[pages][gte]=3&cursor={0}")]
    [InlineData("/v1/books?limit=2&q=book&cursor={0}")]
    [InlineData("/v1/shelves/1/books?limit=2&cursor={0}")]
    [InlineData("/v1/books?limit=2&cursor={0}A")]
    [InlineData("/v1/books?limit=2&cursor=A{0}")]
    [InlineData("/v1/books?cursor=eyJWYWx1ZSI6IiIsIklkIjoiIn0")]
    [InlineData("/v1/books?cursor=%22';--")]
    public async Task A_cursor_of_another_list_or_of_nobody_is_invalid(string path)
    {
        var cursor = await FirstCursor();
        await (await _api.Caller().GetAsync(path.Replace("{0}", cursor, StringComparison.Ordinal))).IsProblem(HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Fact]
    public async Task A_cursor_belongs_to_the_path_it_came_from() =>
        await (await _api.Caller().GetAsync($"/v1/shelves/2/books?limit=2&cursor={await FirstCursor("/v1/shelves/1/books?limit=2")}"))
            .IsProblem(HttpStatusCode.BadRequest, "cursor.invalid");

    [Fact]
    public async Task The_number_of_items_may_change_on_the_way()
    {
        var page = await (await _api.Caller().GetAsync($"/v1/books?limit=3&cursor={await FirstCursor()}")).Json();
        Assert.Equal(["book 03", "book 04", "book 05"], page.GetProperty("items").EnumerateArray().Select(i => i.GetString()));
    }

    [Fact]
    public async Task An_order_the_list_does_not_have_is_refused_with_those_it_has() =>
        await (await _api.Caller().GetAsync("/v1/books?sort=colour"))
            .NamesTheField("sort", "This list sorts by title, pages, readAt; a minus in front turns the order around.");

    [Fact]
    public async Task A_list_is_counted_only_when_asked()
    {
        Assert.Equal(["items", "next"], (await (await _api.Caller().GetAsync("/v1/books")).Json()).EnumerateObject().Select(p => p.Name));
        var page = await (await _api.Caller().GetAsync("/v1/books?limit=2&count=true&filter[pages][gte]=3")).Json();
        Assert.Equal((11, false, 2), (page.GetProperty("count").GetInt32(), page.GetProperty("countIsCapped").GetBoolean(), page.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task A_long_list_is_counted_up_to_ten_thousand_and_says_so()
    {
        var tenant = Guid.NewGuid();
        await shelf.Fill(tenant, 10_001);
        var page = await (await _api.Caller(tenant).GetAsync("/v1/books?limit=1&count=true")).Json();
        Assert.Equal((10_000, true), (page.GetProperty("count").GetInt32(), page.GetProperty("countIsCapped").GetBoolean()));
    }
}
