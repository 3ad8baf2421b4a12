using Azure.Identity;
using Azure.Storage.Blobs;
using EduStream.Storage.Blob;
using EduStream.Storage.Folder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EduStream.Storage;

/// <summary>Registers the media store.</summary>
public static class MediaStoreRegistration
{
    /// <summary>Adds <see cref="IMediaStore"/> as <see cref="MediaStoreOptions"/> says.</summary>
    /// <param name="required">With a health check: an app that can do nothing without the store is not ready while it is away.</param>
    public static TBuilder AddMediaStore<TBuilder>(this TBuilder builder, bool required = true)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddOptions<MediaStoreOptions>().BindConfiguration(MediaStoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(services => Open(services.GetRequiredService<IOptions<MediaStoreOptions>>().Value));
        if (required)
        {
            builder.Services.AddHealthChecks().AddCheck<MediaStoreHealth>("media-store");
        }

        return builder;
    }

    /// <summary>Opens the store that the options name.</summary>
    public static IMediaStore Open(MediaStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Folder is { Length: > 0 } folder)
        {
            return new FolderMediaStore(folder);
        }

        return options.BlobServiceUri is { } service
            ? new BlobMediaStore(new BlobServiceClient(service, new DefaultAzureCredential()).GetBlobContainerClient(options.Container), create: false)
            : new BlobMediaStore(new BlobServiceClient(options.ConnectionString).GetBlobContainerClient(options.Container), create: true);
    }
}
