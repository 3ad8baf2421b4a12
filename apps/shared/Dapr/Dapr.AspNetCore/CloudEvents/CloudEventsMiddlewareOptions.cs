#nullable disable
namespace Dapr;

/// <summary>How events are unwrapped.</summary>
public class CloudEventsMiddlewareOptions
{
    /// <summary>True: text stays the JSON string that it was in the envelope.</summary>
    public bool SuppressJsonDecodingOfTextPayloads { get; set; }

    /// <summary>True: attributes of the event become headers <c>Cloudevent.name</c>.</summary>
    public bool ForwardCloudEventPropertiesAsHeaders { get; set; }

#pragma warning disable CA1819 // Arrays in the official package too.
    /// <summary>Only these become headers; all unless set.</summary>
    public string[] IncludedCloudEventPropertiesAsHeaders { get; set; }

    /// <summary>These do not become headers; ignored when the list above is set.</summary>
    public string[] ExcludedCloudEventPropertiesFromHeaders { get; set; }
#pragma warning restore CA1819
}
