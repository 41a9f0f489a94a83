using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Risk;

/// <summary>What came of a ticket others were told would probably breach.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RiskOutcome>))]
internal enum RiskOutcome
{
    /// <summary>It became less likely before it was due.</summary>
    LessLikely,

    /// <summary>It was done in time.</summary>
    InTime,

    /// <summary>It breached.</summary>
    Breached,

    /// <summary>Nothing is promised of it any more.</summary>
    NotPromised,
}
