using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Hosting.Data;

/// <summary>
/// Which site a record is at, so that queries of a caller limited to some sites find no others. A property called SiteId says so by itself;
/// a record that keeps its site elsewhere names the property when it is mapped.
/// </summary>
public static class SiteLimits
{
    /// <summary>The name of the query filter.</summary>
    public const string Filter = "sites";

    private const string Usual = "SiteId";

    /// <summary>The record's site is in this property.</summary>
    public static EntityTypeBuilder<T> IsAtSite<T>(this EntityTypeBuilder<T> entity, string property) where T : class => entity.HasAnnotation(Filter, property);

    /// <summary>The property that holds the record's site; null for records of the tenant as a whole.</summary>
    public static IReadOnlyProperty? SitePropertyOf(IReadOnlyEntityType entity)
    {
        if (entity.FindProperty(entity.FindAnnotation(Filter)?.Value as string ?? Usual) is not { } site) return null;
        return site.ClrType == typeof(Guid)
            ? site
            : throw new InvalidOperationException($"{entity.ClrType.Name}.{site.Name} is no Guid: decide who limited to some sites may see a record without one, and say it here.");
    }
}
