namespace Platform.Identity.Domain;

/// <summary>Somebody's wish to see all that is kept of a person or of the company, or to have a person forgotten.</summary>
internal sealed record DataRequest : IEntity<DataRequest, DataRequestEvent>
{
    public static string Kind => "data-request";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required DataRequestKind RequestKind { get; init; }

    /// <summary>Whom it is about; nobody when it is about the whole company.</summary>
    public Guid? Person { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
    public required DataRequestState State { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The size of the archive.</summary>
    public long? Bytes { get; init; }

    /// <summary>Until when the archive can be fetched.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Failure { get; init; }
    public required int Version { get; init; }

    public static DataRequest Evolve(DataRequest? request, DataRequestEvent @event) => (request, @event) switch
    {
        (null, DataRequestOpened e) => new()
        {
            Tenant = e.Tenant, Key = e.RequestId, RequestKind = e.Kind, Person = e.Person, RequestedAt = e.At, State = DataRequestState.Pending, Version = 1,
        },
        ({ } r, DataRequestFulfilled e) => r with
        {
            State = DataRequestState.Done, FinishedAt = e.At, Bytes = e.Bytes, ExpiresAt = e.ExpiresAt, Version = r.Version + 1,
        },
        ({ } r, DataRequestFailed e) => r with { State = DataRequestState.Failed, FinishedAt = e.At, Failure = e.Reason, Version = r.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {request}."),
    };
}

/// <summary>What is asked for: an archive of a person's data, one of the company's, or that a person be erased.</summary>
internal enum DataRequestKind { ExportPerson, ExportTenant, ErasePerson }

/// <summary>How far it is.</summary>
internal enum DataRequestState { Pending, Done, Failed }
