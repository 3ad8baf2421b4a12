using EduStream.Storage.Folder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EduStream.Storage;

/// <summary>Registers the media store.</summary>
public static class MediaStoreRegistration
{
    /// <summary>Adds <see cref="IMediaStore"/> as <see cref="MediaStoreOptions"/> says.</summary>
    public static TBuilder AddMediaStore<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddOptions<MediaStoreOptions>().BindConfiguration(MediaStoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IMediaStore>(services => new FolderMediaStore(services.GetRequiredService<IOptions<MediaStoreOptions>>().Value.Folder!));
        return builder;
    }
}
