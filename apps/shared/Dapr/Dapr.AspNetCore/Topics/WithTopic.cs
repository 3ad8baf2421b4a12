using Dapr;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Subscribes endpoints to topics.</summary>
public static class DaprEndpointConventionBuilderExtensions
{
    /// <summary>The topic's handler.</summary>
    public static T WithTopic<T>(this T builder, string pubsubName, string name)
        where T : IEndpointConventionBuilder =>
        WithTopic(builder, new TopicOptions { PubsubName = pubsubName, Name = name });

    /// <summary>With everything.</summary>
    public static T WithTopic<T>(this T builder, TopicOptions topicOptions)
        where T : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(topicOptions);
        ArgumentException.ThrowIfNullOrEmpty(topicOptions.PubsubName);
        ArgumentException.ThrowIfNullOrEmpty(topicOptions.Name);
        return builder.WithMetadata(new HandlesTopic(topicOptions.PubsubName, topicOptions.Name, topicOptions.DeadLetterTopic));
    }
}
