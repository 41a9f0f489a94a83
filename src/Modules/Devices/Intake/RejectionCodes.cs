namespace Platform.Devices.Intake;

/// <summary>Why a reading may be refused or left out; the codes are part of the API.</summary>
internal static class RejectionCodes
{
    public const string UnknownDevice = "reading.unknown-device";
    public const string DecommissionedDevice = "reading.decommissioned-device";
    public const string ClockAhead = "reading.clock-ahead";
    public const string TooOld = "reading.too-old";
    public const string NotANumber = "reading.not-a-number";
    public const string OutOfRange = "reading.out-of-range";
    public const string Empty = "reading.empty";
    public const string Malformed = "reading.malformed";
    public const string UnknownField = "reading.unknown-field";

    /// <summary>Histograms and summaries: a reading is made of plain numbers.</summary>
    public const string UnsupportedKind = "reading.unsupported-kind";

    /// <summary>Known already: acknowledged, and not kept twice.</summary>
    public const string Duplicate = "reading.duplicate";

    /// <summary>Prometheus says so that a series has ended; it measures nothing.</summary>
    public const string StaleMarker = "reading.stale-marker";
}
