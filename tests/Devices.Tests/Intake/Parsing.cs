using System.IO.Pipelines;
using System.Text;

namespace Platform.Devices.Intake;

/// <summary>Texts parsed as the readings of a tenant that has three devices, D-1 to D-3; D-3 is decommissioned.</summary>
internal static class Parsing
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    public static readonly Guid One = Guid.Parse("0197aaaa-0000-7000-8000-000000000001");
    public static readonly Guid Here = Guid.Parse("0197aaaa-0000-7000-8000-0000000000ff");

    public static Submission Parse(string body, Func<int, int>? pieces = null, DateTimeOffset? now = null) => Parse(Encoding.UTF8.GetBytes(body), pieces, now);

    /// <summary>Parses the body in pieces; <paramref name="pieces"/> says how long each is, given what is left.</summary>
    public static Submission Parse(byte[] body, Func<int, int>? pieces = null, DateTimeOffset? now = null)
    {
        var submission = new Submission(new(Guid.NewGuid()), now ?? Now);
        using var parser = new ReadingParser(new(submission, Known()));
        for (var at = 0; at < body.Length;)
        {
            var length = Math.Clamp(pieces?.Invoke(body.Length - at) ?? body.Length, 1, body.Length - at);
            parser.Append(body.AsSpan(at, length));
            at += length;
        }

        parser.Finish();
        return submission;
    }

    /// <summary>Reads a whole body of another format.</summary>
    public static async Task<Submission> Read(this ITelemetryFormat format, byte[] body)
    {
        var submission = new Submission(new(Guid.NewGuid()), Now, PipeReader.Create(new(body))) { Format = format };
        await format.Read(submission, Known(), CancellationToken.None);
        return submission;
    }

    public static TenantDevices Known()
    {
        var devices = new TenantDevices();
        devices.Put(One, 1, Here, isDecommissioned: false, "SN-1");
        devices.Put(Guid.CreateVersion7(), 2, Here, isDecommissioned: false);
        devices.Put(Guid.CreateVersion7(), 3, Here, isDecommissioned: true);
        return devices;
    }

    /// <summary>The code with which the only reading of this body is refused; null when it is kept.</summary>
    public static string? CodeOf(string reading)
    {
        var submission = Parse($$"""{"readings":[{{reading}}]}""");
        return submission.Rejections.Count > 0 ? submission.Rejections.Single().Code : submission.Strangers.Count > 0 ? RejectionCodes.UnknownDevice : null;
    }

    /// <summary>All that a parse found, in words.</summary>
    public static string Told(Submission submission)
    {
        var told = new StringBuilder();
        foreach (ref readonly var r in submission.Readings)
            told.Append(r.Device.Number).Append(' ').Append(r.At).Append(' ').Append(r.Battery).Append(' ').Append(r.Signal).Append(' ').Append(r.Temperature).Append(' ').Append(r.Online).Append(' ').Append(r.Flags)
                .Append(' ').AppendLine(Metrics(submission, r));
        foreach (var rejection in submission.Rejections) told.AppendLine(rejection.ToString());
        return told.ToString();
    }

    public static string Metrics(Submission submission, in Reading reading) => Encoding.UTF8.GetString(submission.Metrics.WrittenSpan.Slice(reading.MetricsStart, reading.MetricsLength));
}
