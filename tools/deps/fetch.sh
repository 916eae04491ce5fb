#!/usr/bin/env bash
# fetch.sh PACKAGE VERSION SHA256 "SUITES" SERIES DEST
# Unpacks the upstream tarball of a Debian source package into DEST. The mirror is the one that
# this machine's apt already uses; apt checks the archive's signature, we the pinned hash. Where a
# SERIES is given and the pinned version has left the suites, the newest of that series is taken,
# with a notice. The system's own apt files are not touched, and root is not needed.
set -euo pipefail
package=$1 version=$2 sha256=$3 suites=$4 series=$5 dest=$6

work=$(mktemp -d "$(dirname "$dest")/.fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{lists/partial,cache/archives/partial,sources,preferences,unpacked}

codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
# shellcheck disable=SC2016  # they are apt's variables
archive=$(apt-get indextargets --format '$(REPO_URI)|$(RELEASE)|$(COMPONENT)|$(SIGNED_BY)' \
    'Created-By: Packages' |
  awk -F'|' -v release="$codename" '$2 == release && $3 == "main" { print $1 "|" $4; exit }')
if [ -z "$archive" ]; then
  echo "This machine's apt sources hold no Debian main archive ($codename)." >&2
  exit 1
fi
uri=${archive%%|*}
keyring=${archive#*|}
# Older apt prints the field's name instead of its value.
[ -r "$keyring" ] || keyring=/usr/share/keyrings/debian-archive-keyring.gpg

cat >"$work/sources/source.sources" <<END
Types: deb-src
URIs: $uri
Suites: $suites
Components: main
Signed-By: $keyring
END
cat >"$work/apt.conf" <<END
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$work/sources";
Dir::Etc::preferencesparts "$work/preferences";
Dir::State::lists "$work/lists";
Dir::Cache "$work/cache";
Dir::Cache::archives "$work/cache/archives";
Acquire::Languages "none";
Acquire::Retries "3";
// A mirror that stands still has lists that expire; what is pinned is checked by its hash.
Acquire::Check-Valid-Until "false";
APT::Sandbox::User "$(id -un)";
END
export APT_CONFIG=$work/apt.conf
apt-get -q update

offered=$(apt-cache madison "$package" | awk -F'|' '{ gsub(/ /, "", $2); print $2 }')
if ! grep -qxF -- "$version" <<<"$offered"; then
  newest=""
  for candidate in $offered; do
    case $candidate in "$series"[.+-]*) [ -n "$series" ] || continue ;; *) continue ;; esac
    if [ -z "$newest" ] || dpkg --compare-versions "$candidate" gt "$newest"; then
      newest=$candidate
    fi
  done
  if [ -z "$newest" ]; then
    echo "$package $version is not offered in: $suites (offered: ${offered//$'\n'/ })" >&2
    exit 1
  fi
  echo "NOTICE: $package $version has gone; taking $newest (signed by the archive, not pinned)" >&2
  version=$newest sha256=""
fi

cd "$work"
apt-get -q source --download-only --only-source "$package=$version"
upstream=${version%-*}
upstream=${upstream#*:}
tarball=$(find . -maxdepth 1 -name "${package}_${upstream}.orig.tar.*" ! -name '*.asc' -printf '%f\n' -quit)
[ -z "$sha256" ] || echo "$sha256  $tarball" | sha256sum -c -
tar -xf "$tarball" -C unpacked --strip-components=1
echo "$version" >unpacked/.version

# Renamed only when whole, so that an interrupted run leaves nothing half done.
rm -rf "$dest"
mv -T unpacked "$dest"
