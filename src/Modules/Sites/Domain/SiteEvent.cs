using System.Text.Json.Serialization;

namespace Platform.Sites.Domain;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SiteAdded), "site.added.v1")]
[JsonDerivedType(typeof(SiteRenamed), "site.renamed.v1")]
[JsonDerivedType(typeof(SiteRelocated), "site.relocated.v1")]
[JsonDerivedType(typeof(SiteRemoved), "site.removed.v1")]
internal abstract record SiteEvent;

internal sealed record SiteAdded(Guid SiteId, TenantId Tenant, int Number, string Name, Place Place, DateTimeOffset At) : SiteEvent;
internal sealed record SiteRenamed(string Name, DateTimeOffset At) : SiteEvent;
internal sealed record SiteRelocated(Place Place, DateTimeOffset At) : SiteEvent;
internal sealed record SiteRemoved(DateTimeOffset At) : SiteEvent;
