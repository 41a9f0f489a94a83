using System.Collections.Immutable;
using Platform.Alerts.Domain.Labels;
using Platform.Alerts.Domain.Live;

namespace Platform.Alerts.Intake;

/// <summary>What is written to the log is read from it as it was.</summary>
public class ReportFormatTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reports_are_read_as_they_were_written()
    {
        AlertReport[] written = [.. Enumerable.Range(0, 300).Select(Report)];
        var read = ReportFormat.Read(new ReportFormat().Write(written));
        Assert.Equal(written.Select(Told), read.Select(Told));
    }

    [Fact]
    public void A_writer_remembers_nothing_of_the_list_before()
    {
        var format = new ReportFormat();
        var before = format.Write([Report(1), Report(2)]);
        Assert.Equal(before, format.Write([Report(1), Report(2)]));
    }

    [Fact]
    public void Lists_that_share_memory_are_read_one_by_one()
    {
        var format = new ReportFormat();
        IReadOnlyList<ImmutableArray<AlertReport>> lists = [[Report(1), Report(2)], [], [.. Enumerable.Range(0, 300).Select(Report)], [Report(1)]];
        Assert.Equal(lists.Select(list => list.Select(Told)), format.Write(lists).Select(written => ReportFormat.Read(written.Span).Select(Told)));
    }

    [Fact]
    public void Words_that_come_again_take_a_byte_or_two()
    {
        var format = new ReportFormat();
        var one = format.Write([Report(1)]).Length;
        Assert.Equal(one + 99 * (format.Write([Report(1), Report(1)]).Length - one), format.Write([.. Enumerable.Repeat(Report(1), 100)]).Length);
        Assert.True(format.Write([Report(1), Report(1)]).Length < one * 1.5);
    }

    [Fact]
    public void What_was_written_before_words_had_numbers_is_still_read()
    {
        byte[] old = [1, 1, 1, 9, .. "alertname"u8, 3, .. "Hot"u8, 0, .. new byte[16], 1, 0, 3, .. "D-1"u8, 1, 2, .. "GW"u8];
        var report = Assert.Single(ReportFormat.Read(old));
        Assert.Equal(("Hot", "D-1", true), (report.Labels["alertname"], report.Device, report.IsTimeout));
        Assert.Equal(["GW"], report.Behind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void Bytes_that_are_cut_short_are_refused(int length) =>
        Assert.ThrowsAny<FormatException>(() => ReportFormat.Read(new ReportFormat().Write([Report(1), Report(2)]).AsSpan(0, length)));

    [Fact]
    public void A_number_of_no_word_is_refused() => Assert.Throws<FormatException>(() => ReportFormat.Read([2, 1, 1, 7, 7]));

    private static AlertReport Report(int n) => new(
        LabelSet.Of(("alertname", n % 2 == 0 ? "Hot" : "Über"), ("device", $"D-{n}"), ("long", new string('x', n))), LabelSet.Of(("summary", $"{n} \u20ac")), At, At.AddMinutes(n), n % 3 == 0, n % 5 == 0 ? "http://prometheus" : null)
    {
        Device = n % 7 == 0 ? null : $"D-{n}", Behind = n % 4 == 0 ? [] : ["GW", $"GW-{n}"],
    };

    private static string Told(AlertReport r) => $"{r.Labels} {r.Annotations} {r.StartsAt:O} {r.EndsAt:O} {r.IsTimeout} {r.GeneratorUrl} {r.Device} {string.Join(',', r.Behind)}";
}
