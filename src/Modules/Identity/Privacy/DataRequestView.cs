using System.Text.Json.Serialization;
using Platform.Hosting.Http;
using Platform.Identity.Domain;

namespace Platform.Identity.Privacy;

/// <summary>A data request: what was asked, how far it is (0 to 1 while pending), and until when its archive can be fetched.</summary>
internal sealed record DataRequestView(
    Guid Id, DataRequestKind Kind, DataRequestSubject? Person, DataRequestState State, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt,
    double? Progress, long? Bytes, DateTimeOffset? ExpiresAt, bool CanBeFetched, string? Failure, [property: JsonIgnore] int Version) : IVersioned
{
    public static DataRequestView Of(DataRequest request, string? name, double? progress, DateTimeOffset now) => new(
        request.Key, request.RequestKind, request.Person is { } id ? new(id, name) : null, request.State, request.RequestedAt, request.FinishedAt,
        request.State is DataRequestState.Pending ? progress ?? 0 : null, request.Bytes, request.ExpiresAt,
        request.State is DataRequestState.Done && request.ExpiresAt > now, request.Failure, request.Version);
}

/// <summary>Whom a request is about; erased people have no name.</summary>
internal sealed record DataRequestSubject(Guid Id, string? Name);
