using System.IO.Pipelines;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Platform.Devices.Intake.Parsing;

namespace Platform.Devices.Intake;

public sealed class NdjsonFormatTests
{
    private const string Good = """{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":50}""";

    [Fact]
    public async Task Each_line_is_a_reading() => Assert.Equal((2, 0), await Counts($"{Good}\n{Good}\n"));

    [Fact]
    public async Task The_last_line_needs_no_end() => Assert.Equal((2, 0), await Counts($"{Good}\r\n{Good}"));

    [Fact]
    public async Task A_line_that_makes_no_sense_is_refused_by_its_place_and_its_neighbours_kept()
    {
        var (submission, _) = await Read($"{Good}\n\n{{oops\n{Good} {Good}\n[{Good}]\n17\n{{\"deviceId\":\"D-1\"\n{Good}\n");

        Assert.Equal(2, submission.Count);
        Assert.Equal([2, 3, 4, 5, 6], submission.Rejections.Select(r => r.Index));
        Assert.All(submission.Rejections, r => Assert.Equal(RejectionCodes.Malformed, r.Code));
    }

    [Fact]
    public async Task A_word_JSON_lacks_spoils_its_line_only()
    {
        var (submission, _) = await Read($"{Good.Replace("50", "NaN", StringComparison.Ordinal)}\n{Good}\n");
        Assert.Equal((1, RejectionCodes.NotANumber), (submission.Count, submission.Rejections.Single().Code));
    }

    [Fact]
    public async Task A_line_longer_than_any_reading_is_refused_by_itself()
    {
        var (submission, lines) = await Read($"{Good}\n{new string('x', NdjsonFormat.LongestLine + 1)}\n{Good}\n");
        Assert.Equal((2, 1, 3), (submission.Count, submission.Rejections.Count, lines));
    }

    [Fact]
    public async Task A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        using var format = new NdjsonFormat();
        var body = PipeReader.Create(new MemoryStream(Encoding.ASCII.GetBytes(new string('x', 1_000_000))));

        Assert.True(await NdjsonFormat.Wait(body, Fleet.Ct));
        await Assert.ThrowsAsync<MalformedTelemetryException>(async () => await format.Read(new(new(Guid.NewGuid()), Now, body), Known(), Fleet.Ct));
    }

    [Fact]
    public async Task A_long_stream_is_taken_in_parts_and_nothing_of_it_is_left_out()
    {
        using var format = new NdjsonFormat();
        var body = PipeReader.Create(new MemoryStream(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"{Good}\n", 10_000)))));
        var parts = new List<int>();
        while (await NdjsonFormat.Wait(body, Fleet.Ct))
        {
            using var submission = new Submission(new(Guid.NewGuid()), Now, body);
            await format.Read(submission, Known(), Fleet.Ct);
            parts.Add(submission.Count);
        }

        Assert.Equal((10_000, 10_000), (parts.Sum(), format.Lines));
        Assert.True(parts.Count > 2);
    }

    [Fact]
    public void Any_lines_are_read_or_refused_one_by_one() => Prop.ForAll(Gen.Elements(Good, "", "{", "}", "[", "null", "\"", "{}", "NaN", "\\", "☕", "\0", $"{Good},").ArrayOf().ToArbitrary(), lines =>
    {
        var (submission, read) = Read(string.Join('\n', lines) + "\n").GetAwaiter().GetResult();
        return read == Math.Max(1, lines.Length) && submission.Count == lines.Count(l => l == Good) && submission.Rejections.Count == lines.Count(l => l is not ("" or Good));
    }).QuickCheckThrowOnFailure();

    private static async Task<(int, int)> Counts(string body)
    {
        var (submission, _) = await Read(body);
        return (submission.Count, submission.Rejections.Count);
    }

    private static async Task<(Submission, long Lines)> Read(string text)
    {
        using var format = new NdjsonFormat();
        var submission = await format.Read(Encoding.UTF8.GetBytes(text));
        return (submission, format.Lines);
    }
}
