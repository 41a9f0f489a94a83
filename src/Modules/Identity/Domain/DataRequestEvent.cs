using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>What can happen to a data request. It names a person by id only.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DataRequestOpened), "data-request.opened.v1")]
[JsonDerivedType(typeof(DataRequestFulfilled), "data-request.fulfilled.v1")]
[JsonDerivedType(typeof(DataRequestFailed), "data-request.failed.v1")]
internal abstract record DataRequestEvent;

internal sealed record DataRequestOpened(
    TenantId Tenant, Guid RequestId, [property: JsonConverter(typeof(JsonStringEnumConverter<DataRequestKind>))] DataRequestKind Kind, Guid? Person, DateTimeOffset At) : DataRequestEvent;

internal sealed record DataRequestFulfilled(DateTimeOffset At, long? Bytes, DateTimeOffset? ExpiresAt) : DataRequestEvent;

internal sealed record DataRequestFailed(string Reason, DateTimeOffset At) : DataRequestEvent;
