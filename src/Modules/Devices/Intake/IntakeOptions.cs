using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Devices.Intake;

/// <summary>How much intake takes on at a time.</summary>
internal sealed record IntakeOptions
{
    /// <summary>COPYs under way at a time. Each keeps a processor of the database busy; one is left for what is read, judged and answered meanwhile.</summary>
    public int Writers { get; init; } = UsualWriters;

    /// <summary>Rows in one COPY, as a rule: a larger request is written whole.</summary>
    public int GroupRows { get; init; } = 20_000;

    /// <summary>Rows in one COPY before the other writers are left their share of what waits: fewer are not worth a commit of their own.</summary>
    public int LeastGroupRows { get; init; } = 2_000;

    /// <summary>Rows that may wait to be written before senders are told to come back later.</summary>
    public int MostWaiting { get; init; } = 400_000;

    /// <summary>A request's body.</summary>
    public int MostBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>What all requests together may hold of readings not written yet.</summary>
    public long MostHeld { get; init; } = 192L * 1024 * 1024;

    private static int UsualWriters => Math.Clamp(Environment.ProcessorCount - 1, 2, 8);

    public static readonly Setting[] Settings =
    [
        Setting.Number("Devices:IntakeMegabytes", "How many megabytes of readings may be in hand before senders are told to come back later.", "192", 65, 16_384),
        Setting.Number("Devices:Writers", "How many groups of readings are written to the database at a time.", "one less than processors, 2 to 8", 1, 8),
    ];

    public static IntakeOptions From(IConfiguration settings) => new()
    {
        MostHeld = (long.TryParse(settings["Devices:IntakeMegabytes"], out var megabytes) ? megabytes : 192) * 1024 * 1024,
        Writers = int.TryParse(settings["Devices:Writers"], out var writers) ? writers : UsualWriters,
    };
}
