#nullable disable
using Dapr;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Subscribes endpoints to topics.</summary>
public static class DaprEndpointConventionBuilderExtensions
{
    /// <summary>The topic's default handler.</summary>
    public static T WithTopic<T>(this T builder, string pubsubName, string name)
        where T : IEndpointConventionBuilder =>
        WithTopic(builder, pubsubName, name, false, null);

    /// <summary>With entries of metadata.</summary>
    public static T WithTopic<T>(this T builder, string pubsubName, string name, IDictionary<string, string> metadata)
        where T : IEndpointConventionBuilder =>
        WithTopic(builder, pubsubName, name, false, metadata);

    /// <summary>For bare payloads or not.</summary>
    public static T WithTopic<T>(this T builder, string pubsubName, string name, bool enableRawPayload)
        where T : IEndpointConventionBuilder =>
        WithTopic(builder, pubsubName, name, enableRawPayload, null);

    /// <summary>For bare payloads or not, with entries of metadata.</summary>
    public static T WithTopic<T>(this T builder, string pubsubName, string name, bool enableRawPayload, IDictionary<string, string> metadata)
        where T : IEndpointConventionBuilder =>
        WithTopic(builder, new TopicOptions { PubsubName = pubsubName, Name = name, EnableRawPayload = enableRawPayload, Metadata = metadata });

    /// <summary>With everything.</summary>
    public static T WithTopic<T>(this T builder, TopicOptions topicOptions)
        where T : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(topicOptions);
        builder.WithMetadata(new TopicAttribute(topicOptions.PubsubName, topicOptions.Name, topicOptions.OwnedMetadatas, topicOptions.MetadataSeparator)
        {
            EnableRawPayload = topicOptions.EnableRawPayload ? true : null,
            Match = topicOptions.Match,
            Priority = topicOptions.Priority,
            DeadLetterTopic = topicOptions.DeadLetterTopic,
        });
        foreach (var (name, value) in topicOptions.Metadata ?? new Dictionary<string, string>())
        {
            builder.WithMetadata(new TopicMetadataAttribute(name, value));
        }

        return builder;
    }
}
